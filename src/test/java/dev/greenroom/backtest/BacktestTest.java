package dev.greenroom.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.backtest.BacktestReport.Flip;
import dev.greenroom.backtest.BacktestReport.Move;
import dev.greenroom.backtest.BacktestReport.RuleCount;
import dev.greenroom.backtest.Past.Said;
import dev.greenroom.backtest.Past.Skipped;
import dev.greenroom.backtest.Past.Why;
import dev.greenroom.gate.ThrowingPolicy;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Policy CANDIDATE = policy("""
            policy: small
            rules:
              - { id: rude, when: { category: rude, harm: ">= 0.3" }, then: block, explain: { en: "Rude: {span}." } }
              - { id: pushy, when: { category: pushy }, then: { hold: 30s, on_timeout: refuse }, explain: { en: "Hm." } }
            """);

    private final List<Past> past = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void whatStaysAndWhatChangesIsCountedByVerdictAndRule() throws IOException {
        // Given
        said("hello", Verdict.ALLOW, "");
        said("hello", Verdict.ALLOW, "");
        said("you blorb", Verdict.BLOCK, "insult");
        said("you blorb", Verdict.ALLOW, "");
        said("right now", Verdict.HOLD, "pushy");

        // When
        BacktestReport report = run(10);

        // Then
        assertThat(report.decided()).isEqualTo(5);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.sameVerdictOtherRule()).isEqualTo(1);
        assertThat(report.verdicts())
                .containsExactly(
                        new Move(Verdict.ALLOW, Verdict.ALLOW, 2),
                        new Move(Verdict.ALLOW, Verdict.BLOCK, 1),
                        new Move(Verdict.HOLD, Verdict.HOLD, 1),
                        new Move(Verdict.BLOCK, Verdict.BLOCK, 1));
        assertThat(report.rules())
                .containsExactly(
                        new RuleCount("rude", 0, 2),
                        new RuleCount("", 3, 2),
                        new RuleCount("insult", 1, 0),
                        new RuleCount("pushy", 1, 1));
        assertThat(report.complete()).isTrue();
        assertThat(report.revisions()).containsEntry("old", 5L);
        assertThat(report.revision()).isEqualTo(CANDIDATE.revision());
    }

    @Test
    void flipsComeWorstFirstAndTheSameTextOnce() throws IOException {
        // Given
        said("tell me right now", Verdict.ALLOW, "");
        said("right now please", Verdict.BLOCK, "strict");
        said("nothing at all", Verdict.BLOCK, "strict");
        said("a blorb", Verdict.ALLOW, "");
        said("much said blorb", Verdict.ALLOW, "");
        said("much said blorb", Verdict.ALLOW, "");

        // When
        List<Flip> flips = run(10).flips();

        // Then
        assertThat(flips.stream()
                        .map(flip -> flip.seen() + " " + flip.before() + " " + flip.after() + " " + flip.text()))
                .containsExactly(
                        "2 ALLOW BLOCK much said blorb",
                        "1 BLOCK ALLOW nothing at all",
                        "1 ALLOW BLOCK a blorb",
                        "1 ALLOW HOLD tell me right now",
                        "1 BLOCK HOLD right now please");
        assertThat(flips.get(0).explanation()).isEqualTo("Rude: blorb.");
        assertThat(flips.get(0).last()).isEqualTo(NOON.plusSeconds(5));
        assertThat(flips.get(0).exchange()).isEqualTo("x5");
    }

    @Test
    void onlySoManyFlipsAreTold() throws IOException {
        for (int i = 0; i < 7; i++) {
            said("blorb number " + i, Verdict.ALLOW, "");
        }

        BacktestReport report = run(3);

        assertThat(report.flips()).hasSize(3);
        assertThat(report.moreFlips()).isEqualTo(4);
        assertThat(report.changed()).isEqualTo(7);
    }

    @Test
    void whatTheGateDecidedItWouldDecideAgainUnlessThePolicyIsStricter() throws IOException {
        // Given
        add("hello", Verdict.HOLD, "mode-review", true);
        add("a blorb", Verdict.HOLD, "mode-review", true);
        add("a blorb", Verdict.BLOCK, "mode-closed", true);

        // When
        BacktestReport report = run(10);

        // Then
        assertThat(report.flips().stream().map(flip -> flip.before() + " " + flip.after() + " " + flip.ruleAfter()))
                .containsExactly("HOLD BLOCK rude");
        assertThat(report.verdicts())
                .contains(new Move(Verdict.HOLD, Verdict.HOLD, 1), new Move(Verdict.BLOCK, Verdict.BLOCK, 1));
    }

    @Test
    void whatIsErasedOrUnreadableIsCountedAsSkipped() throws IOException {
        past.add(new Skipped(Why.ERASED));
        past.add(new Skipped(Why.ERASED));
        past.add(new Skipped(Why.UNREADABLE));

        BacktestReport report = run(10);

        assertThat(report.skipped()).containsEntry(Why.ERASED, 2L).containsEntry(Why.UNREADABLE, 1L);
        assertThat(report.decided()).isZero();
        assertThat(report.from()).isNull();
    }

    @Test
    void itCanBeEndedAndTellsWhatItHasReadSoFar() throws IOException {
        for (int i = 0; i < 10; i++) {
            said("hello", Verdict.ALLOW, "");
        }

        BacktestReport report = Backtest.run(source(), CANDIDATE, 10, (done, all) -> done < 4, clock::incrementAndGet);

        assertThat(report.complete()).isFalse();
        assertThat(report.decided()).isEqualTo(4);
    }

    @Test
    void aCandidateThatFailsBlocks() throws IOException {
        said("hello", Verdict.ALLOW, "");

        BacktestReport report =
                Backtest.run(source(), new ThrowingPolicy(CANDIDATE), 10, (done, all) -> true, clock::incrementAndGet);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.flips().get(0).after()).isEqualTo(Verdict.BLOCK);
        assertThat(report.flips().get(0).ruleAfter()).isEqualTo("policy-failed");
    }

    @Test
    void memoryStaysBoundedWhenEverythingChanges() {
        // Given
        FlipList list = new FlipList(100);
        Flip often = flip("often", 1);

        // When
        for (int i = 0; i < 10_000; i++) {
            list.add(flip("text " + i, 1), "text " + i);
            list.add(often, "often");
        }

        // Then
        assertThat(list.worst(1_000)).hasSizeLessThanOrEqualTo(100);
        assertThat(list.worst(1).get(0).text()).isEqualTo("often");
        assertThat(list.worst(1).get(0).seen()).isEqualTo(10_000);
        assertThat(list.size()).isEqualTo(10_001);
    }

    @Test
    void longTextsAreShortenedAndStillToldApart() throws IOException {
        said("blorb " + "😀".repeat(400) + "a", Verdict.ALLOW, "");
        said("blorb " + "😀".repeat(400) + "b", Verdict.ALLOW, "");

        List<Flip> flips = run(10).flips();

        assertThat(flips).hasSize(2);
        assertThat(flips.get(0).text()).endsWith("😀…");
        assertThat(flips.get(0).text().codePointCount(0, flips.get(0).text().length()))
                .isEqualTo(301);
    }

    @Test
    void programsGetAllOfIt() throws IOException {
        said("a blorb", Verdict.ALLOW, "");
        past.add(new Skipped(Why.ERASED));

        JsonObject json = BacktestJson.of(run(10));

        assertThat(json.getLong("decided")).isEqualTo(1);
        assertThat(json.getLong("changed")).isEqualTo(1);
        assertThat(json.getJsonObject("skipped").getLong("erased")).isEqualTo(1);
        assertThat(json.getJsonObject("revisions_before").getLong("old")).isEqualTo(1);
        assertThat(json.getString("from")).isEqualTo("2026-11-22T12:00:00Z");
        JsonObject flip = json.getJsonArray("flips").getJsonObject(0);
        assertThat(flip.getString("before")).isEqualTo("allow");
        assertThat(flip.getString("after")).isEqualTo("block");
        assertThat(flip.getString("rule_after")).isEqualTo("rude");
        assertThat(flip.getString("text")).isEqualTo("a blorb");
    }

    private void said(String text, Verdict verdict, String rule) {
        add(text, verdict, rule, false);
    }

    private void add(String text, Verdict verdict, String rule, boolean byGate) {
        int number = past.size();
        Utterance utterance = Utterance.question(text, Language.ENGLISH);
        past.add(new Said(NOON.plusSeconds(number), "x" + number, utterance, verdict, rule, byGate, "old"));
    }

    private BacktestReport run(int flips) throws IOException {
        return Backtest.run(source(), CANDIDATE, flips, (done, all) -> true, clock::incrementAndGet);
    }

    private PastSource source() {
        return new PastSource() {
            @Override
            public String name() {
                return "a list";
            }

            @Override
            public String unit() {
                return "texts";
            }

            @Override
            public void read(Taker taker) {
                for (int i = 0; i < past.size(); i++) {
                    if (!taker.take(past.get(i), i + 1, past.size())) {
                        return;
                    }
                }
            }
        };
    }

    private static Flip flip(String text, long seen) {
        return new Flip(
                Direction.QUESTION, text, null, Verdict.ALLOW, Verdict.BLOCK, "", "rude", "", seen, NOON, "", "old");
    }

    private static Policy policy(String text) {
        Compilation compilation = PolicyCompiler.compile(SmallPolicy.files(text), "small");
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).policy();
    }
}
