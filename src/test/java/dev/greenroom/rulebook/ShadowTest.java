package dev.greenroom.rulebook;

import static dev.greenroom.testkit.OnContext.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.rulebook.ShadowTally.Word;
import dev.greenroom.text.Language;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
    private static final String HOLDS = rules("{ hold: 45s }");
    private static final String BLOCKS = rules("block");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Ledger journal = new Ledger();
    private final ActivePolicy active = new ActivePolicy(compiled(HOLDS));
    private final Files files = new Files();
    private final Shadow shadow = new Shadow(new Shadow.Parts(
            vertx, CLOCK, files, texts -> PolicyCompiler.compile(texts, "small"), "small", active::current, journal));

    @AfterEach
    void close() {
        on(context, shadow::stop);
        vertx.close().await();
    }

    @Test
    void otherVerdictsAreCountedAndJournalledAndNothingElseHappens() {
        // Given
        on(context, () -> shadow.start(Duration.ofHours(1)));

        // When
        decide("twitch", "You blorb!", "Good evening.", "Another blorb.");
        await(3);

        // Then
        ShadowTally tally = tally();
        assertThat(tally.differed()).isEqualTo(2);
        assertThat(tally.changes())
                .containsExactly(Map.entry(
                        new ShadowTally.Change(new Word(Verdict.HOLD, "rude"), new Word(Verdict.BLOCK, "rude")), 2L));
        assertThat(tally.latest())
                .extracting(each -> each.utterance().text())
                .containsExactly("Another blorb.", "You blorb!");
        assertThat(journal.differences())
                .extracting(JournalEntry.Differed::decision)
                .containsExactly("d1", "d3");
        assertThat(active.current().decide(answer("blorb")).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void trialsCanariesAndTextsThatNobodyReadAreLeftOut() {
        // Given
        on(context, () -> shadow.start(Duration.ofHours(1)));

        // When
        decide("check", "You blorb!");
        decide("dashboard", "You blorb!");
        decide(JournalEntry.Decided.CANARY + "openai", "You blorb!");
        decide(JournalEntry.Decided.TEST + "twitch", "You blorb!");
        decide("twitch", "Hello.");
        await(1);

        // Then
        assertThat(tally().differed()).isZero();
    }

    @Test
    void whatTheModeMadeOfADecisionIsNoDifference() {
        // Given
        on(context, () -> shadow.start(Duration.ofHours(1)));
        Decision clean = active.current().decide(answer("Hello."));
        Decision waits = new Decision(
                new Outcome.Hold(Duration.ofSeconds(9)),
                0,
                0,
                List.of(new dev.greenroom.policy.Reason(
                        "mode-review", "greenroom", null, "", null, Map.of("en", "All waits."), null)),
                clean.policyRevision());

        // When
        on(context, () -> {
            journal.append(decided("twitch", "Hello.", waits));
            return Future.succeededFuture();
        });
        await(1);

        // Then
        assertThat(tally().differed()).isZero();
    }

    @Test
    void whatItCannotKeepUpWithIsDroppedAndCounted() throws Exception {
        // Given
        CountDownLatch busy = new CountDownLatch(1);
        on(context, () -> shadow.start(Duration.ofHours(1)));
        Policy live = active.current();

        // When: all arrive within one turn of the event loop, in which no comparison can end
        int all = Shadow.MOST_WAITING + 500;
        on(context, () -> {
            for (int i = 0; i < all; i++) {
                journal.append(decided("twitch", "You blorb!", live.decide(answer("You blorb!"))));
            }
            busy.countDown();
            return Future.succeededFuture();
        });
        busy.await();
        Awaitility.await().until(() -> tally().compared() + tally().dropped() == all);

        // Then
        assertThat(tally().dropped()).isPositive();
        assertThat(tally().latest()).hasSize(ShadowTally.LATEST);
        assertThat(journal.differences()).hasSizeLessThanOrEqualTo(Shadow.MOST_JOURNALLED);
    }

    @Test
    void aCandidateThatDoesNotCompileIsNamedAndAMendedOneBeginsToCountAnew() {
        // Given
        on(context, () -> shadow.start(Duration.ofHours(1)));
        decide("twitch", "You blorb!");
        await(1);

        // When
        files.policy = "policy: small\nrulse: []\n";
        on(context, shadow::look);

        // Then
        assertThat(shadow.status().problems()).isNotEmpty();
        assertThat(tally().compared()).isEqualTo(1);
        files.policy = HOLDS;
        on(context, shadow::look);
        assertThat(shadow.status().problems()).isEmpty();
        assertThat(tally().compared()).isZero();
        decide("twitch", "You blorb!");
        await(1);
        assertThat(tally().differed()).isZero();
    }

    private void decide(String source, String... texts) {
        on(context, () -> {
            for (String text : texts) {
                journal.append(decided(source, text, active.current().decide(answer(text))));
            }
            return Future.succeededFuture();
        });
    }

    private JournalEntry decided(String source, String text, Decision decision) {
        String id = "d" + ++journal.ids;
        return new JournalEntry.Decided(
                CLOCK.instant(), id, "x-" + id, source, answer(text), 0, decision, "open", "", Duration.ZERO);
    }

    private void await(long compared) {
        Awaitility.await().until(() -> tally().compared() == compared);
    }

    private ShadowTally tally() {
        return Objects.requireNonNull(shadow.status().tally());
    }

    private static Utterance answer(String text) {
        return Utterance.answer(null, text, Language.ENGLISH);
    }

    private static String rules(String then) {
        return """
                policy: small
                rules:
                  - { id: rude, on: answer, when: { category: rude, harm: ">= 0.5" }, then: %s, explain: { en: "Rude." } }
                """.formatted(then);
    }

    private static Policy compiled(String policy) {
        return ((Compilation.Compiled) PolicyCompiler.compile(SmallPolicy.files(policy), "small")).policy();
    }

    private static final class Files implements RuleSource {
        volatile String policy = BLOCKS;

        @Override
        public Map<String, String> read() {
            return SmallPolicy.files(policy);
        }

        @Override
        public String fingerprint() {
            return policy;
        }
    }

    /** Takes everything and tells it, as the real one does. */
    private static final class Ledger implements Journal {
        final List<JournalEntry> entries = new ArrayList<>();
        private final List<Consumer<JournalEntry>> listeners = new ArrayList<>();
        int ids;

        @Override
        public boolean append(JournalEntry entry) {
            entries.add(entry);
            listeners.forEach(listener -> listener.accept(entry));
            return true;
        }

        @Override
        public boolean isHealthy() {
            return true;
        }

        @Override
        public void onAppend(Consumer<JournalEntry> listener) {
            listeners.add(listener);
        }

        List<JournalEntry.Differed> differences() {
            return entries.stream()
                    .filter(JournalEntry.Differed.class::isInstance)
                    .map(JournalEntry.Differed.class::cast)
                    .toList();
        }
    }
}
