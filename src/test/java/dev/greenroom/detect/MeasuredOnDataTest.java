package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates on the development data, where it is present; nothing of it is part of the project. */
class MeasuredOnDataTest {
    private static final Path DATA = Path.of(System.getProperty("greenroom.test.data", "../shared/data"));

    @Test
    void almost_no_real_chat_message_is_held_or_blocked() throws IOException {
        // Given
        Path chat = DATA.resolve("chat/chat_pseudonymised.jsonl");
        if (!Files.exists(chat)) {
            System.out.println("Skipped: no development data at " + DATA);
            return;
        }
        Policy policy = ShippedRules.policy("twitch");
        ObjectMapper json = new ObjectMapper();
        List<String> troubled = new ArrayList<>();
        int all = 0;

        // When
        for (String line : Files.readAllLines(chat)) {
            String body = json.readTree(line).path("body").asText();
            Decision decision = policy.decide(Utterance.question(body, Language.ENGLISH));
            all++;
            if (decision.verdict().compareTo(Verdict.HOLD) >= 0) {
                troubled.add(body);
            }
        }

        // Then
        System.out.println("Real chat: " + troubled.size() + " of " + all + " held or blocked");
        assertThat(troubled.size()).isLessThan(all / 100);
    }
}
