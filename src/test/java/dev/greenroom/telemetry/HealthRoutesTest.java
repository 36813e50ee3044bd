package dev.greenroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthRoutesTest {
    private final Health health = new Health(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    private final Metrics metrics = new Metrics();
    private boolean isStarted = true;
    private int port;

    @BeforeEach
    void listen(Vertx vertx, VertxTestContext test) {
        Router router = Router.router(vertx);
        HealthRoutes routes = new HealthRoutes(health, metrics, () -> isStarted);
        routes.mount(router);
        routes.mountApi(router);
        vertx.createHttpServer().requestHandler(router).listen(0).onComplete(test.succeeding(server -> {
            port = server.actualPort();
            test.completeNow();
        }));
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void theProcessIsAliveWhateverTheLamp(Vertx vertx, VertxTestContext test) {
        get(vertx, "/livez")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    test.completeNow();
                })));
    }

    @Test
    void itIsReadyWhileDegraded(Vertx vertx, VertxTestContext test) {
        health.report("policy", Health.Status.DEGRADED, true, "");
        get(vertx, "/readyz")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    test.completeNow();
                })));
    }

    @Test
    void itIsNotReadyWhileTheLampIsRedAndSaysWhy(Vertx vertx, VertxTestContext test) {
        health.report("canary/openai", Health.Status.OFF, true, "let a marked harmful text pass");
        get(vertx, "/readyz")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.bodyAsString()).isEqualTo("not protected\ncanary/openai: off\n");
                    test.completeNow();
                })));
    }

    @Test
    void itIsNotReadyBeforeEverythingIsStarted(Vertx vertx, VertxTestContext test) {
        isStarted = false;
        health.report("journal", Health.Status.ON, true, "");
        get(vertx, "/readyz")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    test.completeNow();
                })));
    }

    @Test
    void metricsAreInPrometheusFormat(Vertx vertx, VertxTestContext test) {
        metrics.counter("greenroom.dropped", "Dropped", "where", "queue", "why", "full");
        get(vertx, "/metrics")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.getHeader("content-type")).startsWith("text/plain");
                    assertThat(answer.bodyAsString())
                            .contains("greenroom_dropped_total{where=\"queue\",why=\"full\"} 1.0");
                    test.completeNow();
                })));
    }

    @Test
    void theHealthPageNamesEveryPart(Vertx vertx, VertxTestContext test) {
        health.report("journal", Health.Status.ON, true, "3 written");
        get(vertx, "/api/v1/health")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(new JsonObject(answer.bodyAsString())).isEqualTo(new JsonObject("""
                                    {"lamp":"green","started":true,"parts":[{"name":"journal","status":"on",
                                    "essential":true,"detail":"3 written","since":"2026-01-01T00:00:00Z"}]}"""));
                    test.completeNow();
                })));
    }

    private Future<HttpResponse<Buffer>> get(Vertx vertx, String path) {
        return WebClient.create(vertx).get(port, "127.0.0.1", path).send();
    }
}
