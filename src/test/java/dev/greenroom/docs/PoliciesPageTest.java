package dev.greenroom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.ShippedPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of docs/policies.md are what the packs say. */
class PoliciesPageTest {
    private static final Path PAGE = Path.of("docs", "policies.md");
    /** What stands between the two marks is made from the pack of that name. */
    private static final Pattern TABLE = Pattern.compile("(?s)<!-- rules of (\\S+) -->\\n.*?<!-- end -->");

    @Test
    void its_tables_are_what_the_packs_say() throws IOException {
        String page = Files.readString(PAGE);
        String fresh = TABLE.matcher(page).replaceAll(table -> Matcher.quoteReplacement(table(table.group(1))));
        Path proposal = Files.writeString(Path.of("target", "policies.md"), fresh);
        assertThat(page)
                .as("The packs have changed; look at %s and copy it to %s", proposal, PAGE)
                .isEqualTo(fresh);
    }

    @Test
    void it_has_a_table_for_every_pack() throws IOException {
        List<String> named = TABLE.matcher(Files.readString(PAGE))
                .results()
                .map(table -> table.group(1))
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        ShippedPack.all().stream().map(ShippedPack::name).toList());
    }

    private static String table(String name) {
        ShippedPack pack = ShippedPack.named(name);
        boolean base = name.equals("base");
        StringBuilder table = new StringBuilder("<!-- rules of " + name + " -->\n");
        table.append(
                base
                        ? "| rule | on | verdict | Twitch | YouTube | what the moderator reads |\n|---|---|---|---|---|---|\n"
                        : "| rule | on | verdict | clause | what the moderator reads |\n|---|---|---|---|---|\n");
        pack.rules()
                .forEach((id, rule) -> table.append("| `")
                        .append(id)
                        .append("` | ")
                        .append(directions(rule.get("on")))
                        .append(" | ")
                        .append(verdict(rule.get("then")))
                        .append(" | ")
                        .append(
                                base
                                        ? clause("twitch", id) + " | " + clause("youtube", id)
                                        : shortened(pack.clause(id)))
                        .append(" | ")
                        .append(String.valueOf(pack.explanations(id).get("en")).replace("|", "\\|"))
                        .append(" |\n"));
        return table.append("<!-- end -->").toString();
    }

    private static String clause(String platform, String rule) {
        return shortened(ShippedPack.named(platform).clause(rule));
    }

    /** The platform stands in the table's head already. */
    private static String shortened(String clause) {
        return clause.replaceFirst("^(twitch|youtube)/", "").replace('-', ' ');
    }

    private static String directions(@Nullable Object on) {
        return on == null ? "both" : on instanceof List<?> list && list.size() == 2 ? "both" : on.toString();
    }

    private static String verdict(@Nullable Object then) {
        if (then instanceof Map<?, ?> map) {
            return map.containsKey("hold") ? "hold " + map.get("hold") : "mask";
        }
        return "allow".equals(then) ? "note" : String.valueOf(then);
    }
}
