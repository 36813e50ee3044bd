package dev.greenroom.bench;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Asks the same language model the same thing, directly and through a whole Greenroom, in turns, and prints answers a
 * second, the median and the 99th percentile of each, and their ratio. All three live in this process on loopback and
 * share its cores, so only the ratio means much. The model answers at once: what is measured is the gateway alone.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@load</pre>
 */
public final class GatewayLoad {
    private static final int ROUNDS = 5;
    private static final int ANSWERS = 2_000;
    private static final int AT_ONCE = 16;
    private static final JsonArray TOKENS = new JsonArray(Arrays.asList(
            "Bonjour à tous ! Je suis ravi d'être ici ce soir. On m'a demandé ce que je pense des trains : je les aime bien, "
                    .concat("surtout la nuit. Et vous, quel est votre voyage préféré ? Dites-le moi.")
                    .split("(?<= )")));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Figures(double perSecond, double p50, double p99) {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        Path folder = Files.createTempDirectory("greenroom-load");
        try (LlmDouble llm = LlmDouble.start(vertx);
                RunningGreenroom greenroom = RunningGreenroom.start(
                        vertx, folder, llm.baseUrl(), Map.of("GREENROOM_JOURNAL_QUEUE", "1000000"))) {
            GatewayLoad load = new GatewayLoad();
            for (boolean stream : new boolean[] {true, false}) {
                load.compare(URI.create(llm.baseUrl()), greenroom.at("/v1"), stream);
            }
        } finally {
            vertx.close();
        }
        System.exit(0);
    }

    private void compare(URI direct, URI gateway, boolean stream) throws Exception {
        System.out.printf(
                "%n%s answers of %d tokens, %d at once%n", stream ? "streamed" : "whole", TOKENS.size(), AT_ONCE);
        run(direct, stream);
        run(gateway, stream);
        for (int round = 0; round < ROUNDS; round++) {
            Figures before = run(direct, stream);
            Figures after = run(gateway, stream);
            System.out.printf(
                    Locale.ROOT,
                    "direct %5.0f/s p50 %5.2f ms p99 %6.2f ms | gateway %5.0f/s p50 %5.2f ms p99 %6.2f ms | ratio p50 %.2f, rate %.2f%n",
                    before.perSecond(),
                    before.p50(),
                    before.p99(),
                    after.perSecond(),
                    after.p50(),
                    after.p99(),
                    after.p50() / before.p50(),
                    before.perSecond() / after.perSecond());
        }
    }

    private Figures run(URI base, boolean stream) throws Exception {
        long[] took = new long[ANSWERS];
        BlockingQueue<Boolean> places = new ArrayBlockingQueue<>(AT_ONCE);
        CountDownLatch done = new CountDownLatch(ANSWERS);
        long begun = System.nanoTime();
        for (int i = 0; i < ANSWERS; i++) {
            places.put(true);
            int number = i;
            long asked = System.nanoTime();
            http.sendAsync(request(base, stream, number), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((response, error) -> {
                        if (error != null
                                || response.statusCode() != 200
                                || !response.body().contains("moi")) {
                            throw new IllegalStateException("a request failed: " + response, error);
                        }
                        took[number] = System.nanoTime() - asked;
                        places.poll();
                        done.countDown();
                    });
        }
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(took);
        return new Figures(ANSWERS / seconds, took[ANSWERS / 2] / 1e6, took[ANSWERS * 99 / 100] / 1e6);
    }

    private static HttpRequest request(URI base, boolean stream, int number) {
        JsonObject body = RunningGreenroom.asking("Tu aimes les trains ? (" + (10_000 + number) + ")", stream)
                .put("script", TOKENS);
        return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
    }
}
