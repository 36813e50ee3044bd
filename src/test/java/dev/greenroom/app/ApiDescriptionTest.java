package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The description of the API against the API itself. */
class ApiDescriptionTest {
    @Test
    void everyDescribedOperationExistsAndNoneAnswersAStranger(@TempDir Path folder) throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        try (RunningGreenroom greenroom = RunningGreenroom.start(vertx, folder, "http://127.0.0.1:1/v1", Map.of())) {
            String yaml = greenroom
                    .send(greenroom.request("/openapi.yaml").GET().build())
                    .body();
            Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(yaml);
            description
                    .getOrDefault("paths", Map.of())
                    .forEach((path, operations) -> operations.keySet().stream()
                            .filter(name -> !name.equals("parameters"))
                            .forEach(method -> {
                                // When
                                HttpResponse<String> stranger = send(greenroom, method, path);

                                // Then
                                boolean signsIn = path.equals("/api/v1/sign-in");
                                assertThat(stranger.statusCode())
                                        .as("%s %s: %s", method, path, stranger.body())
                                        .isEqualTo(signsIn ? 400 : 401);
                                assertThat(stranger.headers().firstValue("content-type"))
                                        .contains("application/problem+json");
                            }));
        } finally {
            vertx.close();
        }
    }

    private static HttpResponse<String> send(RunningGreenroom greenroom, String method, String path) {
        try {
            return greenroom.send(greenroom
                    .request(path.replace("{id}", "x").replace("{rev}", "x"))
                    .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{}"))
                    .build());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
