package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.app.cli.GreenroomCommand;
import dev.greenroom.detect.DocumentLeaning;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainingTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theCommandLearnsFromTheRulesOwnTestsAndSaysHonestlyWhatThatIsWorth() throws Exception {
        // When
        Path file = folder.resolve("model.bin");
        int code = run("train", "--out", file.toString());

        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "held back",
                        "harmful, found",
                        "harmless, accused",
                        "balanced accuracy",
                        "detect.model: " + file);
        Policy weighed = PolicyLoader.compile(
                RuleFiles.packaged(null).read(), "twitch", RuleFiles.today(), PolicyLoader.leaning(file));
        String revision = ShippedRules.policy("twitch").revision();
        assertThat(weighed.revision())
                .isNotEqualTo(revision)
                .contains("+" + DocumentLeaning.read(Files.readAllBytes(file)).id());
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws Exception {
        Path csv = csv(40);

        run("train", "--data", csv.toString(), "--out", folder.resolve("a").toString(), "--seed", "5");
        String first = out.toString().lines().limit(5).toList().toString();
        out.getBuffer().setLength(0);
        run("train", "--data", csv.toString(), "--out", folder.resolve("b").toString(), "--seed", "5");

        assertThat(out.toString().lines().limit(5).toList().toString())
                .isEqualTo(first)
                .contains("8 of 8 (100.0 %)");
    }

    @Test
    void wrongDataIsToldWithWhatWouldBeRight() throws Exception {
        Path csv = csv(40);

        assertThat(run("train", "--data", csv.toString(), "--text", "comment")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no column 'comment' for --text; there are text, label");
        assertThat(run(
                        "train",
                        "--data",
                        csv(4).toString(),
                        "--out",
                        folder.resolve("c").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There are 4 harmful examples; at least 10");
        assertThat(run("train", "--data", folder.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    void aTextThatStandsTwiceIsNeverOnBothSides() {
        List<DocumentLeaning.Example> same = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> new DocumentLeaning.Example("text " + i % 5, i % 2 == 0))
                .toList();

        assertThatThrownBy(() -> Training.of(same, 1)).hasMessageContaining("examples; at least 10 of either kind");
    }

    @Test
    void rowsWithoutATextOrALabelAreLeftOut() throws Exception {
        Path csv = Files.writeString(folder.resolve("gaps.csv"), "text,label\n\"a, b\nc\",1\n,1\nhello,\nbonjour,0\n");

        assertThat(Training.fromCsv(csv, "text", "label", Set.of("1")))
                .containsExactly(
                        new DocumentLeaning.Example("a, b\nc", true), new DocumentLeaning.Example("bonjour", false));
    }

    @Test
    void aModelThatIsNoneStopsTheStartWithItsName() throws Exception {
        Path none = Files.writeString(folder.resolve("none.bin"), "hello");

        assertThatThrownBy(() -> PolicyLoader.leaning(none)).hasMessageContaining("detect.model: " + none);
        assertThatThrownBy(() -> PolicyLoader.leaning(folder.resolve("gone")))
                .hasMessageContaining("there is no such file");
    }

    private Path csv(int ofAKind) throws Exception {
        StringBuilder text = new StringBuilder("text,label\n");
        for (int i = 0; i < ofAKind; i++) {
            text.append("\"you rotten turnip, number ").append(i).append("\",1\n");
            text.append("what a lovely evening number ").append(i).append(",0\n");
        }
        return Files.writeString(folder.resolve("data" + ofAKind + ".csv"), text);
    }

    private int run(String... arguments) {
        CommandLine line = GreenroomCommand.over(new ServerProcess());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
