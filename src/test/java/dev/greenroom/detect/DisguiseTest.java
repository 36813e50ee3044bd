package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every class of disguise, with the shipped rules. A line of the files under {@code disguises} begins with + for a text
 * that has to be caught, followed by what is marked in it, or with - for one that has to be left alone.
 */
class DisguiseTest {
    private static final Path FOLDER = Path.of("src/test/resources/disguises");
    private static Policy policy;

    @BeforeAll
    static void compile() {
        policy = ShippedRules.policy("twitch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leet",
                "torn-apart",
                "run-together",
                "stretched",
                "censored",
                "swapped",
                "dropped-and-doubled",
                "look-alikes-and-turned",
                "pig-latin",
                "encoded",
                "emoji",
                "as-spoken"
            })
    void a_class_of_disguise_is_caught_and_its_innocent_neighbours_are_not(String kind) throws IOException {
        // Given
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int harmful = 0;

        for (String line : Files.readAllLines(FOLDER.resolve(kind + ".txt"))) {
            boolean harm = line.startsWith("+ ");
            String[] parts = line.substring(2).replace("\\u202e", "\u202e").split(" => ");

            // When
            Decision decision = policy.decide(Utterance.question(parts[0], Language.ENGLISH));
            boolean caught = decision.verdict().compareTo(Verdict.HOLD) >= 0;

            // Then
            harmful += harm ? 1 : 0;
            if (harm && !caught) {
                missed.add(line);
            } else if (harm != caught) {
                wrong.add(line + " taken for " + decision.reasons().get(0).spanText());
            } else if (harm) {
                assertThat(decision.reasons().get(0).spanText()).as(line).isEqualTo(parts[1]);
            }
        }
        assertThat(harmful).isPositive();
        assertThat(missed.size()).as("missed of %s: %s", harmful, missed).isLessThanOrEqualTo(harmful / 20);
        assertThat(wrong).isEmpty();
    }
}
