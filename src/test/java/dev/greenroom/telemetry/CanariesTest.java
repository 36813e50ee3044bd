package dev.greenroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class CanariesTest {
    private final Health health = new Health(Clock.systemUTC());
    private final Metrics metrics = new Metrics();
    private Supplier<Future<Boolean>> gate = () -> Future.succeededFuture(true);

    @BeforeEach
    void journalIsFine() {
        health.report("journal", Health.Status.ON, true, "");
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void untilTheFirstRoundTheLampIsRed(Vertx vertx) {
        canaries(vertx);

        assertThat(health.lamp()).isEqualTo(Lamp.RED);
    }

    @Test
    void aGateThatCatchesMakesTheLampGreen(Vertx vertx, VertxTestContext test) {
        canaries(vertx)
                .round()
                .onComplete(test.succeeding(done -> test.verify(() -> {
                    assertThat(health.lamp()).isEqualTo(Lamp.GREEN);
                    assertThat(metrics.scrape())
                            .contains("greenroom_canaries_total{gate=\"question\",outcome=\"caught\"} 1.0");
                    test.completeNow();
                })));
    }

    @Test
    void aGateThatLetsItPassIsOff(Vertx vertx, VertxTestContext test) {
        gate = () -> Future.succeededFuture(false);
        expectOff(canaries(vertx), "let a marked harmful text pass", test);
    }

    @Test
    void aGateThatFailsIsOff(Vertx vertx, VertxTestContext test) {
        gate = () -> Future.failedFuture("no disk");
        expectOff(canaries(vertx), "could not be tried: no disk", test);
    }

    @Test
    void aGateThatThrowsIsOff(Vertx vertx, VertxTestContext test) {
        gate = () -> {
            throw new IllegalStateException("broken");
        };
        expectOff(canaries(vertx), "could not be tried: broken", test);
    }

    @Test
    void aGateThatNeverAnswersIsOff(Vertx vertx, VertxTestContext test) {
        gate = () -> Promise.<Boolean>promise().future();
        expectOff(canaries(vertx), "could not be tried", test);
    }

    @Test
    void aGateThatProvesItselfAgainIsOnAgain(Vertx vertx, VertxTestContext test) {
        gate = () -> Future.succeededFuture(false);
        Canaries canaries = canaries(vertx);
        canaries.round()
                .compose(missed -> {
                    gate = () -> Future.succeededFuture(true);
                    return canaries.round();
                })
                .onComplete(test.succeeding(done -> test.verify(() -> {
                    assertThat(health.lamp()).isEqualTo(Lamp.GREEN);
                    test.completeNow();
                })));
    }

    @Test
    void roundsGoOnByThemselves(Vertx vertx, VertxTestContext test) {
        int[] rounds = {0};
        Canaries[] itself = new Canaries[1];
        gate = () -> {
            if (++rounds[0] == 3) {
                itself[0].stop();
                test.completeNow();
            }
            return Future.succeededFuture(true);
        };
        itself[0] = canaries(vertx);
        vertx.runOnContext(go -> itself[0].start());
    }

    @Test
    void aDeadlineLongerThanARoundIsRefused(Vertx vertx) {
        assertThatThrownBy(() -> new Canaries(vertx, health, metrics, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Canaries canaries(Vertx vertx) {
        Canaries canaries = new Canaries(vertx, health, metrics, Duration.ofMillis(60), Duration.ofMillis(50));
        canaries.register(new Canary() {
            @Override
            public String gate() {
                return "question";
            }

            @Override
            public Future<Boolean> caught() {
                return gate.get();
            }
        });
        return canaries;
    }

    private void expectOff(Canaries canaries, String why, VertxTestContext test) {
        canaries.round()
                .onComplete(test.succeeding(done -> test.verify(() -> {
                    Health.Part part = health.parts().get(1);
                    assertThat(part.name()).isEqualTo("canary/question");
                    assertThat(part.status()).isEqualTo(Health.Status.OFF);
                    assertThat(part.detail()).contains(why);
                    assertThat(health.lamp()).isEqualTo(Lamp.RED);
                    assertThat(metrics.scrape())
                            .contains("greenroom_canaries_total{gate=\"question\",outcome=\"missed\"} 1.0");
                    test.completeNow();
                })));
    }
}
