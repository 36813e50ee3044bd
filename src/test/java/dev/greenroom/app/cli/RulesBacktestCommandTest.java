package dev.greenroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import dev.greenroom.testkit.OnlyCompiling;
import dev.greenroom.text.Language;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(120)
class RulesBacktestCommandTest {
    private static final String RUDE =
            "- { id: rude, when: { category: rude }, then: block, explain: { en: \"Rude: {span}.\" } }";
    private static final String PUSHY =
            "- { id: pushy, when: { category: pushy }, then: { hold: 30s, on_timeout: refuse }, explain: { en: Hm. } }";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theJournalIsDecidedOnAgainWhileTheServerGoesOn() {
        // Given
        Vertx vertx = Vertx.vertx();
        SqliteDatabase database =
                SqliteDatabase.open(vertx, folder.resolve("data")).await();
        SqliteJournalStore journal =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        Instant now = Instant.now();
        List<JournalEntry> entries = List.of(
                decided(now.minus(Duration.ofDays(30)), "a blorb of last month"),
                decided(now.minus(Duration.ofDays(2)), "a blorb"),
                decided(now.minus(Duration.ofDays(1)), "a blorb"),
                decided(now.minus(Duration.ofHours(1)), "hello"),
                decided(now, "right now"));
        journal.append("b", entries).await();

        try {
            // When
            int code = execute("--data-dir", folder.resolve("data").toString());

            // Then
            assertThat(err.toString()).isEmpty();
            assertThat(code).isZero();
            assertThat(out.toString()
                            .replaceAll(", from .* UTC", ", from … UTC")
                            .replaceAll("\\(\\d.*s\\)", "(…)"))
                    .isEqualTo(String.join(
                            System.lineSeparator(),
                            "4 texts of the journal in " + folder.resolve("data") + ", from … UTC (…)",
                            "Before:  policy then",
                            "After:   policy " + policy(RUDE, PUSHY).revision(),
                            "3 verdicts change; 0 stay under another rule",
                            "",
                            "before / after       allow        mask        hold       block",
                            "allow                    1           0           1           2",
                            "mask                     0           0           0           0",
                            "hold                     0           0           0           0",
                            "block                    0           0           0           0",
                            "",
                            "decided by                          before       after      change",
                            "no rule                                  4           1          -3",
                            "rude                                     0           2          +2",
                            "pushy                                    0           1          +1",
                            "",
                            "What changes, the worst first (how far the verdict moves, then how often it was said)",
                            "allow -> block       2 x  question “a blorb”",
                            "                          by no rule, then by rude: Rude: blorb.",
                            "allow -> hold        1 x  question “right now”",
                            "                          by no rule, then by pushy: Hm.",
                            ""));
        } finally {
            database.close().await();
            vertx.close().await();
        }
    }

    @Test
    void aRecordingIsComparedWithWhatTheSettingsDecide() throws IOException {
        // Given
        Path recording = Files.writeString(folder.resolve("chat.jsonl"), """
                {"t": 1, "user": "ann", "body": "a blorb"}
                not a line
                {"t": 2, "user": "bob", "body": "hello"}
                {"t": 3, "user": "ann", "body": "right now"}
                """);

        // When
        int code = execute("--recording", recording.toString(), "--policy", "candidate", "--json", "--limit", "1");

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        JsonObject json = new JsonObject(out.toString());
        assertThat(json.getString("source")).isEqualTo("the recording chat.jsonl");
        assertThat(json.getLong("decided")).isEqualTo(3);
        assertThat(json.getLong("changed")).isEqualTo(2);
        assertThat(json.getJsonObject("skipped").getLong("unreadable")).isEqualTo(1);
        assertThat(json.getJsonArray("flips")).hasSize(1);
        JsonObject flip = json.getJsonArray("flips").getJsonObject(0);
        assertThat(flip.getString("text")).isEqualTo("a blorb");
        assertThat(flip.getString("rule_before")).isEqualTo("rude");
        assertThat(flip.getString("after")).isEqualTo("allow");
        assertThat(json.getLong("more_flips")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--data-dir DIR/none              | There is no journal in",
                "--recording DIR/none.jsonl       | There is no recording",
                "--since yesterday                | such as 12h or 7d, found 'yesterday'",
                "--since 0s                       | such as 12h or 7d",
                "--limit -1                       | --limit should be from 0 to 10000",
                "--recording x --since 7d         | --since goes with the journal",
                "--data-dir DIR/bad --policy bad  | policies/bad.yaml:2:1",
            })
    void wrongUsageIsToldWithExitCodeTwo(String arguments, String told) throws IOException {
        Files.createDirectories(folder.resolve("bad"));
        Files.writeString(folder.resolve("bad").resolve(SqliteDatabase.FILE), "");

        assertThat(execute(arguments.replace("DIR", folder.toString()).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).contains(told);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNoJournalIsExitCodeOne() throws IOException {
        Files.writeString(folder.resolve(SqliteDatabase.FILE), "this is no database, and rather long for one");

        assertThat(execute("--data-dir", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Cannot read a journal from");
    }

    private static JournalEntry decided(Instant at, String text) {
        Utterance utterance = Utterance.question(text, Language.ENGLISH).in(Circumstances.in("twitch/somebody"));
        Decision decision = new Decision(new Outcome.Allow(), 0, 0, List.of(), "then");
        return new JournalEntry.Decided(
                at, "d", "x", "twitch", utterance, 0, decision, "open", "allow", Duration.ofNanos(1));
    }

    private int execute(String... arguments) {
        List<String> words = new ArrayList<>(List.of("rules", "backtest"));
        words.addAll(List.of(arguments));
        CommandLine line = GreenroomCommand.over(new SmallActions());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words.toArray(String[]::new));
    }

    private static Policy policy(String... rules) {
        Compilation compilation = PolicyCompiler.compile(
                SmallPolicy.files("policy: small\nrules:\n" + String.join("\n", rules) + "\n"), "small");
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.policy();
        }
        throw new IllegalArgumentException(
                ((Compilation.Rejected) compilation).problems().get(0).format());
    }

    /** Knows a few made-up words; the policy {@code candidate} has no rules, and {@code bad} is a mistake. */
    private static final class SmallActions extends OnlyCompiling {
        @Override
        public Policy compile(Map<String, String> files, String policyName, @Nullable Path model) {
            return switch (policyName) {
                case "candidate" -> policy(" []");
                case "bad" -> throw new IllegalArgumentException("policies/bad.yaml:2:1: error");
                default -> policy(RUDE, PUSHY);
            };
        }
    }
}
