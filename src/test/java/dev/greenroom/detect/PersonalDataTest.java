package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Views;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    private static List<Finding> find(String text) {
        return PersonalData.find(text, Views.of(text).folded());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "appelle-moi au 06 12 34 56 78 ce soir|personal-data/phone|06 12 34 56 78",
                "mon tel 0612345678|personal-data/phone|0612345678",
                "call +33 6 12 34 56 78 now|personal-data/phone|+33 6 12 34 56 78",
                "ring me on 07911 123456|personal-data/phone|07911 123456",
                "call (212) 736-5000|personal-data/phone|(212) 736-5000",
                "write to jean.dupont@example.org|personal-data/email|jean.dupont@example.org",
                "jean dot dupont at gmail dot com|personal-data/email|dupont at gmail dot com",
                "marie_b arobase orange point fr|personal-data/email|marie_b arobase orange point fr",
                "bob [at] example [dot] org|personal-data/email|bob [at] example [dot] org",
                "FR76 3000 6000 0112 3456 7890 189|personal-data/bank|FR76 3000 6000 0112 3456 7890 189",
                "GB82 WEST 1234 5698 7654 32|personal-data/bank|GB82 WEST 1234 5698 7654 32",
                "carte 4111 1111 1111 1111 merci|personal-data/bank|4111 1111 1111 1111",
                "sécu 2 55 08 14 168 025 38|personal-data/id|2 55 08 14 168 025 38",
                "ssn 219-09-9999|personal-data/id|219-09-9999",
                "his ip is 81.57.22.140 lol|personal-data/ip|81.57.22.140",
                "2001:db8:85a3:8d3:1319:8a2e:370:7348|personal-data/ip|2001:db8:85a3:8d3:1319:8a2e:370:7348",
                "send it to 42 Maple Grove Road|personal-data/address|42 Maple Grove Road",
                "le colis va au 12 rue des Lilas|personal-data/address|12 rue des Lilas",
                "she lives at 42 Maple Grove Road|personal-data/doxxing|42 Maple Grove Road",
                "il habite au 12 bis rue des Lilas, 75020 Paris|personal-data/doxxing|12 bis rue des Lilas, 75020 Paris",
                "look https://paypa1.com/login|illicit/fraud|https://paypa1.com/login",
                "https://stearncommunity.com/gift|illicit/fraud|https://stearncommunity.com/gift",
                "http://twítch.tv/free|illicit/fraud|http://twítch.tv/free",
                "free stuff bit.ly/abc123|illicit/fraud|bit.ly/abc123",
                "gifts at twìtch.tv today|illicit/fraud|twìtch.tv",
                "log in at paypa1.com please|illicit/fraud|paypa1.com",
                "nitro on discordd.com for all|illicit/fraud|discordd.com",
                "verify at twltch-verify.example|illicit/fraud|twltch-verify.example",
                "claim it at discord-nitro.gift|illicit/fraud|discord-nitro.gift",
                "key AKIAABCDEFGHIJKLMNOP|leak/secret|AKIAABCDEFGHIJKLMNOP"
            })
    void what_belongs_to_somebody_is_found_at_its_place(String text, String category, String seen) {
        assertThat(find("é👍 " + text)).as(text).anySatisfy(finding -> {
            assertThat(finding.category().path()).isEqualTo(category);
            assertThat(finding.span().of("é👍 " + text)).isEqualTo(seen);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 10.15.7.1234 is out",
                "v1.2.3.4",
                "1.20.4.1",
                "localhost 127.0.0.1 and 192.168.1.12",
                "le 01.02.2026 à 03 h",
                "2026-11-22 10:30:45.123",
                "01/02/2026 03:04",
                "score 12 345 678 points",
                "it costs 1,234,567.89 dollars",
                "timestamp 1732312345678",
                "match id 7361029384756102",
                "steam id 76561198012345678",
                "game 4111 1111 1111 1112",
                "FR76 3000 6000 0112 3456 7890 188",
                "top 1000000000 players",
                "100 000 000 views",
                "I have 3 place cards",
                "1 place en finale",
                "5 rounds on the road",
                "look at this dot on the map",
                "we meet at noon",
                "12:34:56:78",
                "2 55 08 14 168 025 37",
                "666-09-9999",
                "https://www.twitch.tv/someone",
                "https://youtube.com/watch?v=1",
                "and/or",
                "i watch it on twitch.tv every day",
                "the nintendo switch.com page, no wait",
                "ok.bye, see you on discord.com",
                "amazon.co.uk or amazone.fr",
                "node.js and socket.io",
                "my character lives at 3 Dragon Street",
                "mon perso habite 3 rue du Dragon",
                "level 12 Street Fighter",
                "sk-ip the intro"
            })
    void versions_dates_scores_and_the_like_are_nobodys(String text) {
        assertThat(find(text))
                .filteredOn(finding -> !finding.category().path().equals("spam/link"))
                .as(text)
                .isEmpty();
    }

    @Test
    void a_long_text_of_digits_is_read_quickly_and_bounded() {
        assertThat(find("06 12 34 56 78 ".repeat(5_000))).hasSizeLessThanOrEqualTo(64);
    }
}
