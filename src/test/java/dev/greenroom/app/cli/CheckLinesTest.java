package dev.greenroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.FakePolicy;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.policy.Direction;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckLinesTest {
    private static final CheckRequest.Defaults DEFAULTS =
            new CheckRequest.Defaults(Direction.ANSWER, Language.ENGLISH, 1_000);

    @Test
    void badLinesAreAnsweredOnTheirLineAndTheOthersGoOn() throws IOException {
        // Given
        String lines =
                "{\"id\":1,\"text\":\"fine\"}\n\nnonsense\n{\"id\":3,\"text\":\"boom\"}\r\n{\"id\":4,\"text\":\"bad\"}";

        // When
        Result result = check(lines);

        // Then
        assertThat(result.bad()).isEqualTo(2);
        assertThat(result.lines()).hasSize(4);
        assertThat(result.lines().get(0)).startsWith("{\"id\":1,\"verdict\":\"allow\"");
        assertThat(result.lines().get(1)).startsWith("{\"line\":3,\"error\":\"this is not JSON");
        assertThat(result.lines().get(2)).startsWith("{\"line\":4,\"error\":\"this text could not be decided on");
        assertThat(result.lines().get(3)).startsWith("{\"id\":4,\"verdict\":\"block\"");
    }

    @Test
    void aMillionCharactersAreOneBadLine() throws IOException {
        // Given
        String lines = "{\"text\":\"" + "x".repeat(1_000_000) + "\"}\n{\"id\":2,\"text\":\"fine\"}\n";

        // When
        Result result = check(lines);

        // Then
        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().get(0)).startsWith("{\"line\":1,\"error\":\"this line is too long");
        assertThat(result.lines().get(1)).contains("\"allow\"");
    }

    @Test
    void fiftyThousandLinesStayInOrder() throws IOException {
        // Given
        String lines = IntStream.range(0, 50_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"text\":\"line " + i + (i % 7 == 0 ? " bad" : "") + "\"}\n")
                .collect(Collectors.joining());

        // When
        Result result = check(lines);

        // Then
        assertThat(result.bad()).isZero();
        assertThat(result.lines()).hasSize(50_000);
        for (int i = 0; i < 50_000; i++) {
            JsonObject answer = new JsonObject(result.lines().get(i));
            assertThat(answer.getInteger("id")).isEqualTo(i);
            assertThat(answer.getString("verdict")).isEqualTo(i % 7 == 0 ? "block" : "allow");
        }
    }

    @Test
    void bytesThatAreNotUtf8AndLoneSurrogatesDoNotStopIt() throws IOException {
        // Given
        byte[] lines = "{\"text\":\"\\ud800 ?\"}\n{\"text\":\"??\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        lines[lines.length - 4] = (byte) 0xFF;
        StringWriter out = new StringWriter();

        // When
        long bad = new CheckLines(new FakePolicy("r"), DEFAULTS)
                .run(new ByteArrayInputStream(lines), new PrintWriter(out));

        // Then
        assertThat(bad).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    @Timeout(20)
    void aProgramThatWaitsForEachAnswerGetsItAtOnce() throws Exception {
        // Given
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream toCheck = new PipedOutputStream(in);
        PipedReader reader = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reader));
        Thread checking = new Thread(() -> {
            try (out) {
                new CheckLines(new FakePolicy("r"), DEFAULTS).run(in, out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        checking.start();
        BufferedReader answers = new BufferedReader(reader);

        // When, Then
        for (int i = 0; i < 3; i++) {
            toCheck.write(("{\"id\":" + i + ",\"text\":\"hi\"}\n").getBytes(StandardCharsets.UTF_8));
            toCheck.flush();
            assertThat(answers.readLine()).startsWith("{\"id\":" + i + ",");
        }
        toCheck.close();
        checking.join(Duration.ofSeconds(10).toMillis());
    }

    private record Result(long bad, List<String> lines) {}

    private static Result check(String lines) throws IOException {
        StringWriter out = new StringWriter();
        long bad = new CheckLines(new FakePolicy("r"), DEFAULTS)
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out));
        return new Result(bad, out.toString().lines().toList());
    }
}
