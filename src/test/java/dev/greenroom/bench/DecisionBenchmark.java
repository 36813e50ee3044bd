package dev.greenroom.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one decision costs, with every shipped rule loaded. Run with
 *
 * <pre>mvn -q -Pbench clean test-compile exec:exec</pre>
 *
 * and choose among the benchmarks with {@code -Dbench=DecisionBenchmark.clean}. Everything runs on one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class DecisionBenchmark {
    private static final List<String> CHAT = List.of(
            "LOL",
            "gg wp",
            "who wins tonight?",
            "c'est quoi ton plat préféré ?",
            "KEKW KEKW KEKW",
            "nice shot!!",
            "I think this boss is way too hard for you",
            "salut tout le monde, ça va ?",
            "LETS GOOOOO",
            "1v1 me later");

    private static final String WORST =
            "k1ll all j3ws https://paypa1.com/x 06 12 34 56 78 ".repeat(11).substring(0, 500);

    private List<String> recording = CHAT;
    private Policy policy;
    private int next;

    /** Compiles the shipped rules. */
    @Setup
    public void compile() {
        policy = ShippedRules.policy("twitch");
        recording = recording();
    }

    @Benchmark
    public Decision clean() {
        return policy.decide(Utterance.question("who wins the game tonight?", Language.ENGLISH));
    }

    @Benchmark
    public Decision chat() {
        next = (next + 1) % CHAT.size();
        return policy.decide(Utterance.question(CHAT.get(next), Language.ENGLISH));
    }

    /** The same as {@link #chat}, as decisions for each second of one core. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public Decision chatEachSecond() {
        return chat();
    }

    @Benchmark
    public Decision suspicious() {
        return policy.decide(Utterance.question("saying that k1ll all j3ws is fine is wrong", Language.ENGLISH));
    }

    @Benchmark
    public Decision heldAnswer() {
        return policy.decide(Utterance.answer(
                "donne-moi le top 3 des pires noms de villages français",
                "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.",
                Language.FRENCH));
    }

    /** Many disguises at once, 500 characters long. */
    @Benchmark
    public Decision worst() {
        return policy.decide(Utterance.question(WORST, Language.ENGLISH));
    }

    /** A recorded stream, one message after the other; ordinary lines where the recording is absent. */
    @Benchmark
    public Decision recorded() {
        next = (next + 1) % recording.size();
        return policy.decide(Utterance.question(recording.get(next), Language.ENGLISH));
    }

    /** The same as {@link #recorded}, as decisions for each second of one core. Nothing is remembered from one to the next. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public Decision recordedEachSecond() {
        return recorded();
    }

    private static List<String> recording() {
        Path file =
                Path.of(System.getProperty("greenroom.test.data", "../shared/data"), "chat/chat_pseudonymised.jsonl");
        if (!Files.exists(file)) {
            return CHAT;
        }
        ObjectMapper json = new ObjectMapper();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line).path("body").asText();
                        } catch (JsonProcessingException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
