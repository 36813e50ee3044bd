package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.journal.JournalEntry;
import dev.greenroom.opinion.Adviser;
import dev.greenroom.opinion.Council;
import dev.greenroom.opinion.ModerationEndpoint;
import dev.greenroom.opinion.Terms;
import dev.greenroom.opinion.Thresholds;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.testkit.OpinionDouble;
import dev.greenroom.text.Language;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of an answer's stream, with a moderation server over a real socket that is honest, slow, lying or dead. */
class OpinionsOnAnswersTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A turnip is worth a person's look to the server, a marrow never leaves. The policy minds neither. */
    private static final List<String> CORPUS = List.of(
            "Bonjour à tous ! Je vais très bien, merci. Et vous ?",
            "I like trains. He is a turnip. And planes.",
            "He is a turnip. She is a turnip, too! Fine.",
            "I like trains. You old marrow. And planes.",
            "A turnip. A marrow. A pea.",
            "Mort. Aux. Juifs. Voilà.",
            "I like trains. Mort aux Juifs ! And turnips.",
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014. Un turnip. Fin.",
            "no punctuation at all just words and a turnip until the end",
            "😀 Emoji first. 😡 then. \ud83d broken. End.",
            "\n\nHello turnip.\n\n",
            "   ");

    private static Vertx vertx;
    private static Policy policy;
    private static String refusal;

    private final Metrics metrics = new Metrics();
    private Context context;
    private OpinionDouble server;

    @BeforeAll
    static void compile() {
        vertx = Vertx.vertx();
        policy = ShippedRules.policy("twitch");
        refusal = policy.refusal(Language.FRENCH);
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @BeforeEach
    void start() throws Exception {
        context = vertx.getOrCreateContext();
        server = OpinionDouble.start(vertx);
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void whatIsReleasedIsTheSameHoweverTheAnswerWasCutAndNothingIsReleasedUnheard() throws Exception {
        long seed = 20261123;
        Random random = new Random(seed);
        server.is(OpinionDouble.honest(OpinionsOnAnswersTest::hate));
        for (String answer : CORPUS) {
            for (boolean approve : List.of(true, false)) {
                // Given
                Run whole = run(List.of(answer), LONG, false, approve, random);
                for (int round = 0; round < 20; round++) {
                    // When
                    List<String> pieces = cut(answer, random);
                    Run inPieces = run(pieces, LONG, false, approve, random);

                    // Then
                    assertThat(inPieces.heard())
                            .as("seed %d, pieces %s", seed, pieces)
                            .isEqualTo(whole.heard());
                    assertThat(inPieces.end()).isEqualTo(whole.end());
                    assertThat(inPieces.held()).isEqualTo(whole.held());
                    assertThatAllThatPassedWasHeardBefore(inPieces);
                }
            }
        }
    }

    @Test
    void anOpinionHoldsWhatThePolicyAllowsAndBlocksWhereItIsToldTo() throws Exception {
        // Given
        server.is(OpinionDouble.honest(OpinionsOnAnswersTest::hate));
        Random random = new Random(1);

        // When
        Run held = run(List.of("I like trains. He is a turnip. And planes."), LONG, false, true, random);
        Run rejected = run(List.of("I like trains. He is a turnip. And planes."), LONG, false, false, random);
        Run blocked = run(List.of("I like trains. You old marrow. And planes."), LONG, false, true, random);

        // Then
        assertThat(held.held()).containsExactly("He is a turnip. ");
        assertThat(held.heard()).isEqualTo("I like trains. He is a turnip. And planes.");
        assertThat(rejected.heard()).isEqualTo("I like trains. " + refusal);
        assertThat(blocked.heard()).isEqualTo("I like trains. " + refusal);
        assertThat(blocked.held()).isEmpty();
        assertThat(reasons(held))
                .contains("The opinion “moderation” sees hate at 0.90; from 0.50 on it asks for a person.")
                .contains("The opinion “moderation” was heard and sees nothing over its thresholds; highest: violence"
                        + " at 0.02.");
        assertThat(reasons(blocked)).contains("The opinion “moderation” sees hate at 0.97; from 0.95 on it blocks.");
    }

    @Test
    void anOpinionThatSeesNothingMakesNothingMilder() throws Exception {
        // Given
        server.is(OpinionDouble.honest(text -> 0));
        for (String answer : CORPUS) {
            AnswerBench alone = new AnswerBench(vertx, policy);
            AnswerBench.Ear expected = alone.hear("ça va ?", List.of(answer), hold -> alone.rejected());

            // When
            Run run = run(List.of(answer), LONG, false, false, new Random(1));

            // Then
            assertThat(run.heard()).isEqualTo(expected.heard.toString());
            assertThat(run.held()).hasSameSizeAs(expected.held);
        }
    }

    @Test
    void withoutTheOpinionThePolicyDecidesAloneAndTheJournalSaysWhoWasNotHeard() throws Exception {
        for (OpinionDouble.Manner manner : broken()) {
            server.is(manner);
            for (String answer : CORPUS.subList(0, 7)) {
                // Given
                AnswerBench alone = new AnswerBench(vertx, policy);
                AnswerBench.Ear expected = alone.hear("ça va ?", List.of(answer), hold -> alone.approved());

                // When
                Run run = run(cut(answer, new Random(7)), Duration.ofMillis(30), false, true, new Random(7));

                // Then
                assertThat(run.heard()).isEqualTo(expected.heard.toString());
                assertThat(run.end()).isEqualTo(expected.end);
                if (!answer.startsWith("Mort")) {
                    assertThat(reasons(run)).anyMatch(words -> words.contains("was not heard"));
                }
            }
        }
    }

    @Test
    void withoutARequiredOpinionNothingPassesButThroughAPerson() throws Exception {
        for (OpinionDouble.Manner manner : broken()) {
            server.is(manner);
            for (String answer : CORPUS.subList(0, 5)) {
                // When
                Duration soon = Duration.ofMillis(30);
                Run approved = run(List.of(answer), soon, true, true, new Random(7));
                Run rejected = run(List.of(answer), soon, true, false, new Random(7));

                // Then
                assertThat(approved.heard()).isEqualTo(answer);
                assertThat(String.join("", approved.held())).isEqualTo(answer);
                assertThat(rejected.heard()).isEqualTo(refusal);
            }
        }
    }

    @Test
    void nothingLeavesBeforeTheOpinionIsHeardAndWhatComesMeanwhileFollowsIt() throws Exception {
        // Given
        BlockingQueue<HttpServerResponse> asked = new LinkedBlockingQueue<>();
        server.is((request, response) -> asked.add(response));
        AnswerBench bench = bench(LONG, false);
        AnswerBench.Ear ear = bench.new Ear(hold -> bench.approved());
        AnswerStream stream = onContext(() -> bench.open("ça va ?", ear));

        // When
        onContext(() -> {
            stream.write("Bananas. Carrots. Pe");
            return "";
        });
        HttpServerResponse first = asked.poll(20, TimeUnit.SECONDS);
        String heardUnasked = onContext(() -> {
            stream.write("ars.");
            stream.end();
            return ear.heard.toString();
        });
        boolean stalled = onContext(stream::isStalled);
        OpinionDouble.honest(text -> 0).answer(new JsonObject().put("input", ""), first);
        HttpServerResponse second = asked.poll(20, TimeUnit.SECONDS);
        String heardThen = onContext(ear.heard::toString);
        server.is(OpinionDouble.honest(text -> 0));
        OpinionDouble.honest(text -> 0).answer(new JsonObject().put("input", ""), second);
        ear.over.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

        // Then
        assertThat(heardUnasked).isEmpty();
        assertThat(stalled).isTrue();
        assertThat(heardThen).isEqualTo("Bananas. ");
        assertThat(ear.heard.toString()).isEqualTo("Bananas. Carrots. Pears.");
    }

    @Test
    void anAnswerThatBreaksOffWhileAnOpinionIsAwaitedSaysWhatWasWholeAndThenTheRefusal() throws Exception {
        // Given
        BlockingQueue<HttpServerResponse> asked = new LinkedBlockingQueue<>();
        server.is((request, response) -> asked.add(response));
        AnswerBench bench = bench(LONG, false);
        AnswerBench.Ear ear = bench.new Ear(hold -> bench.approved());
        AnswerStream stream = onContext(() -> bench.open("ça va ?", ear));
        onContext(() -> {
            stream.write("Tout va bien. Mais je voul");
            return "";
        });
        HttpServerResponse first = asked.poll(20, TimeUnit.SECONDS);

        // When
        onContext(() -> {
            stream.breakOff();
            return "";
        });
        OpinionDouble.honest(text -> 0).answer(new JsonObject().put("input", ""), first);
        ear.over.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

        // Then
        assertThat(ear.heard.toString()).isEqualTo("Tout va bien. " + refusal);
    }

    @Test
    void aListenerWhoGoesAwayMeanwhileHearsNothingAndHoldsNothing() throws Exception {
        // Given
        BlockingQueue<HttpServerResponse> asked = new LinkedBlockingQueue<>();
        server.is((request, response) -> asked.add(response));
        AnswerBench bench = bench(LONG, true);
        AnswerBench.Ear ear = bench.new Ear(hold -> bench.approved());
        AnswerStream stream = onContext(() -> bench.open("ça va ?", ear));
        onContext(() -> {
            stream.write("Tout va bien. Mais je voul");
            return "";
        });
        HttpServerResponse first = asked.poll(20, TimeUnit.SECONDS);

        // When
        onContext(() -> {
            stream.cancel();
            return "";
        });
        int before = onContext(() -> bench.journal.entries.size());
        OpinionDouble.honest(text -> 0.9).answer(new JsonObject().put("input", ""), first);

        // Then
        org.awaitility.Awaitility.await().until(() -> onContext(() -> bench.journal.entries.size()) > before);
        assertThat(ear.heard.toString()).isEmpty();
        assertThat(ear.end).isEmpty();
        assertThat(bench.store.holds).isEmpty();
    }

    private List<OpinionDouble.Manner> broken() {
        return List.of(
                OpinionDouble.silent(),
                server.after(2_000, OpinionDouble.honest(text -> 0)),
                OpinionDouble.raw(200, "{\"results\":[{\"category_scores\":{\"hate\":-3}}]}"),
                OpinionDouble.raw(503, "busy"),
                OpinionDouble.dead());
    }

    private static double hate(String text) {
        return text.contains("marrow") ? 0.97 : text.contains("turnip") ? 0.9 : 0.01;
    }

    /** What came of an answer. */
    private record Run(String heard, String end, List<String> held, List<JournalEntry> journal) {}

    private static List<String> reasons(Run run) {
        return run.journal().stream()
                .filter(JournalEntry.Decided.class::isInstance)
                .flatMap(entry -> ((JournalEntry.Decided) entry).decision().reasons().stream())
                .map(reason -> reason.explanation(Language.ENGLISH))
                .toList();
    }

    private static void assertThatAllThatPassedWasHeardBefore(Run run) {
        int heard = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry instanceof JournalEntry.Decided decided
                    && decided.decision().reasons().stream().map(Reason::rule).anyMatch("opinion/moderation"::equals)) {
                String text = decided.utterance().text();
                heard = Math.max(heard, decided.from() + text.codePointCount(0, text.length()));
            } else if (entry instanceof JournalEntry.Released released
                    && !released.how().equals("refused")
                    && !released.text().isBlank()) {
                assertThat(released.to()).isLessThanOrEqualTo(heard);
            }
        }
    }

    private Run run(List<String> pieces, Duration deadline, boolean required, boolean approve, Random random)
            throws Exception {
        AnswerBench bench = bench(deadline, required);
        AnswerBench.Ear ear = bench.new Ear(hold -> approve ? bench.approved() : bench.rejected());
        Deque<String> left = new ArrayDeque<>(pieces);
        context.runOnContext(go -> feed(bench.open("ça va ?", ear), left, random));
        ear.over.future().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        List<String> held =
                ear.held.stream().map(hold -> hold.utterance().text()).toList();
        return new Run(ear.heard.toString(), ear.end, held, List.copyOf(bench.journal.entries));
    }

    /** Some pieces at once, some a turn of the event loop later, as a network delivers them. */
    private void feed(AnswerStream stream, Deque<String> left, Random random) {
        while (!left.isEmpty()) {
            stream.write(left.remove());
            if (random.nextInt(3) == 0) {
                context.runOnContext(go -> feed(stream, left, random));
                return;
            }
        }
        stream.end();
    }

    private AnswerBench bench(Duration deadline, boolean required) throws Exception {
        return onContext(() -> {
            Terms terms = new Terms(
                    "moderation",
                    Set.of(Direction.ANSWER),
                    deadline,
                    8,
                    required,
                    1,
                    new Thresholds(Map.of("any", 0.5), Map.of("hate", 0.95)));
            Clock clock = Clock.systemUTC();
            ModerationEndpoint endpoint = new ModerationEndpoint(vertx, server.base(), null, "m", terms);
            Adviser adviser = new Adviser(vertx, endpoint, terms, new Health(clock), metrics, clock);
            return new AnswerBench(vertx, policy, new Council(List.of(adviser)));
        });
    }

    private <T> T onContext(Callable<T> what) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> {
            try {
                done.complete(what.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int longest = 1 + random.nextInt(12);
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(longest));
            pieces.add(text.substring(at, to));
            at = to;
        }
        return pieces;
    }
}
