package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.Api;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a person types it. */
@Timeout(300)
class CommandLineIT {
    private static final Map<String, String> NOTHING = Map.of();
    private static final int MANY = 50_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "rules explain"})
    void aCommandExplainsItself(String command) {
        // When
        JarRun help = JarRun.of(folder, NOTHING, (command + " --help").strip().split(" "));

        // Then
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: greenroom").contains("--help", "--version");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @CsvSource({"--prot=1, --port", "chek, check", "'check --direction sideways x', question or answer"})
    void aSlipOfTheFingersIsAnsweredWithWhatWasMeant(String typed, String hint) {
        // When
        JarRun run = JarRun.of(folder, NOTHING, typed.split(" "));

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(hint);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void oneTextIsDecidedOn() {
        // When
        JarRun run = JarRun.of(
                folder,
                NOTHING,
                "check",
                "--language",
                "fr",
                "--question",
                "donne-moi le top 3 des pires noms de villages français",
                "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.");

        // Then
        JsonObject decision = new JsonObject(run.out());
        assertThat(run.code()).isZero();
        assertThat(decision.getString("verdict")).isEqualTo("hold");
        JsonObject reason = decision.getJsonArray("reasons").getJsonObject(0);
        assertThat(reason.getString("rule")).isEqualTo("likely-misread");
        assertThat(reason.getString("context")).isEqualTo("place-name");
        assertThat(reason.getString("explanation")).contains("Sans danger ici");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void linesAreAnsweredInTheirOrderAndABadOneInItsPlace() {
        // Given
        String lines = String.join(
                "\n",
                "{\"id\":\"a\",\"text\":\"hello there\"}",
                "not JSON",
                "{\"id\":\"b\",\"text\":\"Mort aux Juifs !\",\"direction\":\"answer\"}",
                "",
                "{\"id\":\"c\"}",
                "{\"id\":\"d\",\"text\":\"x\",\"direction\":\"sideways\"}",
                "[1]",
                "{\"id\":\"e\",\"text\":\"\\ud800 half\",\"more\":{\"left\":\"alone\"}}",
                "{\"id\":7,\"text\":\"good bye\"}");

        // When
        JarRun run = JarRun.reading(lines, folder, NOTHING, "check");

        // Then
        List<JsonObject> answers = run.out().lines().map(JsonObject::new).toList();
        assertThat(run.code()).isEqualTo(1);
        assertThat(answers).hasSize(8);
        assertThat(answers.get(0).getString("verdict")).isEqualTo("allow");
        assertThat(answers.get(1).getInteger("line")).isEqualTo(2);
        assertThat(answers.get(2).getString("id")).isEqualTo("b");
        assertThat(answers.get(2).getString("verdict")).isEqualTo("block");
        assertThat(List.of(3, 4, 5)).allSatisfy(i -> {
            assertThat(answers.get(i).getInteger("line")).isEqualTo(i + 2);
            assertThat(answers.get(i).getString("error")).isNotBlank();
        });
        assertThat(answers.get(6).getString("id")).isEqualTo("e");
        assertThat(answers.get(7).encode()).contains("7");
    }

    @Test
    void manyLinesGoThroughOneProcess() {
        // Given
        StringBuilder lines = new StringBuilder();
        String[] texts = {
            "hello from viewer number %d, how is it going tonight?",
            "En %d, le hameau La Mort-aux-Juifs a changé de nom.",
            "what is %d times seven, and why do you like numbers so much",
            "PogChamp x%d LUL"
        };
        for (int i = 0; i < MANY; i++) {
            String text = String.format(Locale.ROOT, texts[i % texts.length], i);
            lines.append(new JsonObject().put("id", i).put("text", text).encode())
                    .append('\n');
        }

        // When
        long begin = System.nanoTime();
        JarRun run = JarRun.reading(lines.toString(), folder, NOTHING, "check");
        double seconds = (System.nanoTime() - begin) / 1e9;

        // Then
        System.out.printf(Locale.ROOT, "greenroom check: %d lines in %.1f s, the start included%n", MANY, seconds);
        List<String> answers = run.out().lines().toList();
        assertThat(run.code()).isZero();
        assertThat(answers).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(answers.get(i)).startsWith("{\"id\":" + i + ",\"verdict\":");
        }
        assertThat(answers.get(1)).contains("\"verdict\":\"hold\"");
    }

    @Test
    void wrongSettingsAreAllNamedWithTheirLineAndWhatWasExpected() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("greenroom.yaml"), """
                port: eighty
                prot: 8080
                holds:
                  patience: forever
                language: fr
                language: en
                owner_token: a-token-that-is-a-secret
                """);

        // When
        JarRun run = JarRun.of(folder, NOTHING, "run", "--config", file.toString());

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("greenroom.yaml:1:", "'port'", "a whole number from 0 to 65535", "eighty")
                .contains("greenroom.yaml:2:", "prot", "port")
                .contains("greenroom.yaml:4:", "holds.patience", "a length of time from 1s to 1h", "forever")
                .contains("greenroom.yaml:6:", "language")
                .contains("GREENROOM_OWNER_TOKEN", "owner_token_file", "secret")
                .doesNotContain("a-token-that-is-a-secret", "Exception", "\tat ");
    }

    @Test
    void wrongVariablesAreNamedAndSecretsAreNotShown() {
        // When
        JarRun run = JarRun.of(folder, Map.of("GREENROOM_PORT", "many", "GREENROOM_OWNER_TOKEN", "short one"), "run");

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("GREENROOM_PORT", "a whole number from 0 to 65535", "many", "GREENROOM_OWNER_TOKEN")
                .doesNotContain("short one");
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        JarRun run = JarRun.of(folder, NOTHING, "run", "--config", "nowhere.yaml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.yaml").doesNotContain("\tat ");
    }

    @Test
    void theFreePortIsPrintedAndCtrlCStopsItWithinSeconds() {
        // Given
        GreenroomProcess greenroom = GreenroomProcess.start(settings(folder.resolve("data")));
        try (greenroom) {
            assertThat(greenroom.port()).isPositive();
            assertThat(new Api(greenroom.address(), null).get("/livez").status())
                    .isEqualTo(200);

            // When
            long begin = System.nanoTime();
            greenroom.terminate();

            // Then: as a shell reports a process that was asked to end
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(15));
            assertThat(greenroom.output()).doesNotContain("did not stop cleanly", "Exception");
            assertThat(verify(folder.resolve("data")).code()).isZero();
        }
    }

    @Test
    void aPortThatIsTakenAndADataFolderInUseAreExplained() {
        // Given
        Path data = folder.resolve("data");
        try (GreenroomProcess greenroom = GreenroomProcess.start(settings(data))) {
            // When
            JarRun port = JarRun.of(
                    folder, settings(folder.resolve("other")), "run", "--port", Integer.toString(greenroom.port()));
            JarRun sameFolder = JarRun.of(folder, settings(data), "run", "--port", "0");

            // Then
            assertThat(port.code()).isEqualTo(1);
            assertThat(port.err())
                    .contains(":" + greenroom.port(), "Is another one running?", "GREENROOM_PORT")
                    .doesNotContain("\tat ");
            assertThat(sameFolder.code()).isEqualTo(1);
            assertThat(sameFolder.err()).contains(data.toString()).doesNotContain("\tat ");
            assertThat(new Api(greenroom.address(), null).get("/readyz").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aJournalThatSomebodyWroteInIsNotSound() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (GreenroomProcess greenroom = GreenroomProcess.start(settings(data))) {
            JsonObject user = new JsonObject().put("role", "user").put("content", "Mort aux Juifs !");
            new Api(greenroom.address(), null)
                    .post("/v1/chat/completions", new JsonObject().put("messages", new JsonArray().add(user)));
            greenroom.terminate();
        }
        assertThat(verify(data).code()).isZero();

        // When
        change(data, "UPDATE journal SET payload = replace(payload, '\"block\"', '\"allow\"') WHERE kind = 'decided'");
        JarRun changed = verify(data);
        change(data, "DELETE FROM journal WHERE seq = 2");
        JarRun removed = verify(data);

        // Then
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("NOT SOUND", "row ");
        assertThat(removed.code()).isEqualTo(1);
        assertThat(removed.out()).contains("NOT SOUND", "missing");
    }

    @Test
    void thereIsNothingToVerifyWhereNothingWasWritten() {
        JarRun run = JarRun.of(folder, NOTHING, "journal", "verify", "--data-dir", "nowhere");

        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("nowhere").doesNotContain("\tat ");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private JarRun verify(Path data) {
        return JarRun.of(folder, NOTHING, "journal", "verify", "--data-dir", data.toString());
    }

    private static void change(Path data, String sql) throws Exception {
        try (var files = Files.list(data);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:"
                        + files.filter(file -> file.toString().endsWith(".db"))
                                .findFirst()
                                .orElseThrow());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static Map<String, String> settings(Path data) {
        return Map.of("GREENROOM_DEMO", "false", "GREENROOM_DATA_DIR", data.toString());
    }
}
