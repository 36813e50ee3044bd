package dev.greenroom.opinion;

import static dev.greenroom.telemetry.Health.Status.DEGRADED;
import static dev.greenroom.telemetry.Health.Status.ON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Lamp;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.testkit.OpinionDouble;
import dev.greenroom.text.Language;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opinions over real sockets, from servers that are honest, slow, lying and dead. */
class AdviserTest {
    private static final String KEY = "sk-a-key-that-nobody-should-read";
    private static final Utterance TEXT = Utterance.answer("who are you?", "I am a turnip.", Language.ENGLISH);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Metrics metrics = new Metrics();
    private final TickingClock clock = new TickingClock();
    private final Health health = new Health(clock);
    private OpinionDouble server;

    @BeforeEach
    void start() throws Exception {
        server = OpinionDouble.start(vertx);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close();
        metrics.close();
    }

    @Test
    void aScoreOverItsThresholdAsksForAPersonAndTheTextAloneIsSent() throws Exception {
        // Given
        server.is(OpinionDouble.honest(text -> text.contains("turnip") ? 0.91 : 0));
        Adviser adviser = moderation(terms(10_000, 4, false));

        // When
        Heard heard = ask(adviser, TEXT);

        // Then
        assertThat(heard)
                .isInstanceOfSatisfying(
                        Heard.Scored.class,
                        scored -> assertThat(scored.ruling())
                                .hasValue(new Thresholds.Ruling(Verdict.HOLD, "hate", 0.91, 0.5)));
        assertThat(server.requests())
                .containsExactly(
                        new JsonObject().put("model", "omni-moderation-latest").put("input", "I am a turnip."));
        assertThat(server.paths()).containsExactly("/v1/moderations");
        assertThat(server.authorizations()).containsExactly("Bearer " + KEY);
        assertThat(part().status()).isEqualTo(ON);
        assertThat(counted("over")).isEqualTo(1);
    }

    @Test
    void flagsCountWhereAServerGivesNoScores() throws Exception {
        // Given
        JsonObject result = new JsonObject()
                .put("categories", new JsonObject().put("hate", true).put("sexual", false));
        server.is(OpinionDouble.json(new JsonObject().put("results", new JsonArray().add(result))));

        // When
        Heard heard = ask(moderation(terms(10_000, 4, false)), TEXT);

        // Then
        assertThat(heard)
                .isInstanceOfSatisfying(
                        Heard.Scored.class,
                        scored ->
                                assertThat(scored.scores().byCategory()).isEqualTo(Map.of("hate", 1.0, "sexual", 0.0)));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void anAnswerThatMakesNoSenseIsNoOpinion(String body) throws Exception {
        // Given
        server.is(OpinionDouble.raw(200, body));

        // When
        Heard heard = ask(moderation(terms(10_000, 4, false)), TEXT);

        // Then
        assertThat(heard).isEqualTo(new Heard.Absent("moderation", Absence.BAD_ANSWER, false));
        assertThat(part().status()).isEqualTo(DEGRADED);
        assertThat(counted("bad_answer")).isEqualTo(1);
    }

    static List<String> lies() {
        return List.of(
                "",
                "<html>hello</html>",
                "[]",
                "null",
                "{}",
                "{\"results\":[]}",
                "{\"results\":{}}",
                "{\"results\":[7]}",
                "{\"results\":[{\"category_scores\":{}}]}",
                "{\"results\":[{\"category_scores\":{\"hate\":\"0.1\"}}]}",
                "{\"results\":[{\"category_scores\":{\"hate\":-1}}]}",
                "{\"results\":[{\"category_scores\":{\"hate\":7}}]}",
                "{\"results\":[{\"category_scores\":{\"<b>\":0.1}}]}",
                "{\"results\":[{\"category_scores\":{\"hate\":0.1},\"x\":\"" + "y".repeat(70_000) + "\"}]}");
    }

    @Test
    void whatIsNotThereInTimeIsNotWaitedFor() throws Exception {
        // Given
        server.is(OpinionDouble.silent());

        // When
        Heard heard = ask(moderation(terms(50, 4, true)), TEXT);

        // Then
        assertThat(heard).isEqualTo(new Heard.Absent("moderation", Absence.TIMEOUT, true));
        assertThat(part().detail()).contains("no answer within 50 ms", "every text waits for a person");
        assertThat(part().essential()).isTrue();
        assertThat(health.lamp()).isEqualTo(Lamp.AMBER);
    }

    @Test
    void aRefusalAndADeadServerAreToldApart() throws Exception {
        server.is(OpinionDouble.raw(401, "{\"error\":{}}"));
        assertThat(ask(moderation(terms(10_000, 4, false)), TEXT))
                .isEqualTo(new Heard.Absent("moderation", Absence.REFUSED, false));
        assertThat(part().detail()).contains("status 401");

        server.is(OpinionDouble.dead());
        assertThat(ask(moderation(terms(10_000, 4, false)), TEXT))
                .isEqualTo(new Heard.Absent("moderation", Absence.UNREACHABLE, false));

        server.close();
        assertThat(ask(moderation(terms(10_000, 4, false)), TEXT))
                .isEqualTo(new Heard.Absent("moderation", Absence.UNREACHABLE, false));
        assertThat(part().detail()).doesNotContain(KEY);
    }

    @Test
    void aRedirectShowsTheKeyToNobodyElse() throws Exception {
        // Given
        try (OpinionDouble other = OpinionDouble.start(vertx)) {
            server.is((request, response) -> response.setStatusCode(307)
                    .putHeader("location", other.base() + "/moderations")
                    .end());

            // When
            Heard heard = ask(moderation(terms(10_000, 4, false)), TEXT);

            // Then
            assertThat(heard).isEqualTo(new Heard.Absent("moderation", Absence.REFUSED, false));
            assertThat(other.authorizations()).isEmpty();
        }
    }

    @Test
    void afterRepeatedFailuresItIsLeftAloneAndAsksNobody() throws Exception {
        // Given
        server.is(OpinionDouble.raw(500, ""));
        Adviser adviser = moderation(terms(10_000, 4, false));
        for (int i = 0; i < 5; i++) {
            ask(adviser, TEXT);
        }

        // When
        Heard heard = ask(adviser, TEXT);

        // Then
        assertThat(heard).isEqualTo(new Heard.Absent("moderation", Absence.BREAKER_OPEN, false));
        assertThat(server.requests()).hasSize(5);
        assertThat(part().detail()).contains("status 500");
    }

    @Test
    void moreThanAgreedAtOnceAreNotAskedAbout() throws Exception {
        // Given
        server.is(OpinionDouble.silent());
        Adviser adviser = moderation(terms(300, 2, false));

        // When
        List<Heard> heard = onContext(() -> {
            List<Future<Heard>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(adviser.hear(TEXT));
            }
            return Future.join(all).map(done -> all.stream().map(Future::result).toList());
        });

        // Then
        assertThat(heard)
                .extracting(each -> ((Heard.Absent) each).why())
                .containsExactly(Absence.TIMEOUT, Absence.TIMEOUT, Absence.SKIPPED, Absence.SKIPPED, Absence.SKIPPED);
        assertThat(counted("skipped")).isEqualTo(3);
    }

    @Test
    void healthSaysThatItIsBackOnlyWhenItHasBeenBackForAWhile() throws Exception {
        // Given
        Adviser adviser = moderation(terms(10_000, 4, false));
        assertThat(part().status()).isEqualTo(DEGRADED);
        onContext(adviser::look);
        assertThat(part().status()).isEqualTo(ON);
        server.is(OpinionDouble.raw(500, ""));
        ask(adviser, TEXT);
        server.is(OpinionDouble.honest(text -> 0));

        // When
        clock.now = clock.now.plusSeconds(5);
        ask(adviser, TEXT);
        Health.Status soon = part().status();
        clock.now = clock.now.plusSeconds(5);
        ask(adviser, TEXT);

        // Then
        assertThat(soon).isEqualTo(DEGRADED);
        assertThat(part().status()).isEqualTo(ON);
        assertThat(part().detail()).startsWith("heard");
    }

    @Test
    void aLookAsksOnlyWhereNothingWasHeardSinceTheLastOne() throws Exception {
        Adviser adviser = moderation(terms(10_000, 4, false));
        ask(adviser, TEXT);

        onContext(adviser::look);
        assertThat(server.requests()).hasSize(1);
        onContext(adviser::look);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aGuardModelIsShownTheConversationOrTheWholeInstruction() throws Exception {
        // Given
        server.is(OpinionDouble.says("unsafe\nS10"));

        // When
        Heard byTemplate = ask(guard(GuardModel.Prompt.MODEL), TEXT);
        Heard byPrompt = ask(guard(GuardModel.Prompt.GREENROOM), TEXT);

        // Then
        assertThat(List.of(byTemplate, byPrompt))
                .allSatisfy(heard -> assertThat(((Heard.Scored) heard).ruling())
                        .hasValue(new Thresholds.Ruling(Verdict.HOLD, "hate", 1, 0.5)));
        assertThat(server.paths()).containsOnly("/v1/chat/completions");
        JsonArray conversation = server.requests().get(0).getJsonArray("messages");
        assertThat(conversation.getJsonObject(0)).isEqualTo(message("user", "who are you?"));
        assertThat(conversation.getJsonObject(1)).isEqualTo(message("assistant", "I am a turnip."));
        JsonArray instruction = server.requests().get(1).getJsonArray("messages");
        assertThat(instruction).hasSize(1);
        assertThat(instruction.getJsonObject(0).getString("content"))
                .contains("<BEGIN UNSAFE CONTENT CATEGORIES>", "S10: Hate", "Agent: I am a turnip.");
    }

    @Test
    void aGuardModelThatChatsInsteadOfJudgingIsNoOpinion() throws Exception {
        for (OpinionDouble.Manner manner : List.of(
                OpinionDouble.says("I cannot help with that."),
                OpinionDouble.json(new JsonObject().put("choices", new JsonArray())),
                OpinionDouble.json(new JsonObject().put("choices", 7)),
                OpinionDouble.json(new JsonObject()))) {
            server.is(manner);

            assertThat(ask(guard(GuardModel.Prompt.MODEL), TEXT))
                    .isEqualTo(new Heard.Absent("guard", Absence.BAD_ANSWER, false));
        }
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    private Adviser moderation(Terms terms) throws Exception {
        return onContext(() -> Future.succeededFuture(new Adviser(
                vertx,
                new ModerationEndpoint(vertx, server.base(), KEY, "omni-moderation-latest", terms),
                terms,
                health,
                metrics,
                clock)));
    }

    private Adviser guard(GuardModel.Prompt prompt) throws Exception {
        Terms base = terms(10_000, 4, false);
        Terms terms = new Terms("guard", base.about(), base.deadline(), 4, false, 1, base.thresholds());
        return onContext(() -> Future.succeededFuture(new Adviser(
                vertx,
                new GuardModel(vertx, server.base(), null, "llama-guard3", prompt, terms),
                terms,
                health,
                metrics,
                clock)));
    }

    private static Terms terms(int deadline, int atOnce, boolean required) {
        return new Terms(
                "moderation",
                Set.of(Direction.values()),
                Duration.ofMillis(deadline),
                atOnce,
                required,
                1,
                new Thresholds(Map.of("any", 0.5), Map.of()));
    }

    private Heard ask(Adviser adviser, Utterance text) throws Exception {
        return onContext(() -> adviser.hear(text));
    }

    private <T> T onContext(Supplier<Future<T>> what) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> what.get().onComplete(done));
        return done.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Health.Part part() {
        return health.parts().get(0);
    }

    private double counted(String outcome) {
        return metrics.registry()
                .get("greenroom.opinions")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static final class TickingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T20:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
