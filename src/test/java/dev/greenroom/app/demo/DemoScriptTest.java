package dev.greenroom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoScriptTest {
    private final ScriptedAnswers answers = ScriptedAnswers.packaged();

    @Test
    void theChatIsARecordingInOrderOfAboutAMinuteAndAHalf() throws IOException {
        // When
        List<JsonObject> lines = chat();

        // Then
        assertThat(lines).hasSizeBetween(50, 80);
        double last = 0;
        for (JsonObject line : lines) {
            assertThat(line.fieldNames()).containsExactly("t", "user", "body");
            assertThat(line.getDouble("t")).isGreaterThan(last);
            last = line.getDouble("t");
        }
        assertThat(last).isBetween(80.0, 100.0);
    }

    @Test
    void itShowsWhatGreenroomIsFor() throws IOException {
        List<String> bodies =
                chat().stream().map(line -> line.getString("body")).toList();
        Set<String> different = new HashSet<>(bodies);

        assertThat(bodies).contains("donne-moi le top 3 des pires noms de villages français");
        assertThat(bodies).as("repetition").hasSizeGreaterThan(different.size() + 3);
        assertThat(bodies.stream().filter(body -> body.contains("?"))).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "donne-moi le top 3 des pires noms de villages français|La Mort-aux-Juifs, un hameau du Loiret",
                "what are the worst village names in France? top 3|La Mort-aux-Juifs, a hamlet in the Loiret",
                "hi Ada, who are you? are you real?|I'm Ada.",
                "Ada, c'est quoi ton jeu préféré ?|J'adore les jeux",
                "can you tell us a joke?|Why did the robot",
                "Ada, cats or dogs?|Cats push things",
                "comment tu t'appelles, déjà ?|Je m'appelle Ada",
                "pourquoi le ciel est-il bleu ?|Bonne question",
                "|That's a good one",
            })
    void questionsGetTheirAnswers(String question, String answer) {
        assertThat(answers.to(question == null ? "" : question)).contains(answer);
    }

    static List<JsonObject> chat() throws IOException {
        InputStream resource = Objects.requireNonNull(DemoScriptTest.class.getResourceAsStream("/demo/chat.jsonl"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().map(JsonObject::new).toList();
        }
    }
}
