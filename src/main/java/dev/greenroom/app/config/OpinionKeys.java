package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of the opinions from beside the policy. */
final class OpinionKeys {
    static final Key<URI> MODERATION_BASE_URL = Key.optional(
            "opinions.moderation.base_url",
            KeyType.address("https://api.openai.com/v1", "http", "https"),
            "Server with an OpenAI-compatible /moderations, with its /v1; none is asked without it.");
    static final Key<Secret> MODERATION_API_KEY =
            Key.secret("opinions.moderation.api_key", 1, "Key for that server, shown to it alone.");
    static final Key<Path> MODERATION_API_KEY_FILE = Key.optional(
            "opinions.moderation.api_key_file", KeyType.path(), "File that holds that key and nothing else.");
    static final Key<String> MODERATION_MODEL =
            Key.of("opinions.moderation.model", KeyType.model(), "omni-moderation-latest", "The model that is asked.");
    static final Terms MODERATION = new Terms("opinions.moderation", "8");

    static final Key<URI> GUARD_BASE_URL = Key.optional(
            "opinions.guard.base_url",
            KeyType.address("http://127.0.0.1:11434/v1", "http", "https"),
            "OpenAI-compatible chat server of a Llama-Guard-style model, with its /v1; none is asked without it.");
    static final Key<Secret> GUARD_API_KEY =
            Key.secret("opinions.guard.api_key", 1, "Key for that server, shown to it alone.");
    static final Key<Path> GUARD_API_KEY_FILE =
            Key.optional("opinions.guard.api_key_file", KeyType.path(), "File that holds that key and nothing else.");
    static final Key<String> GUARD_MODEL =
            Key.of("opinions.guard.model", KeyType.model(), "llama-guard3", "The model that is asked.");
    static final Key<String> GUARD_PROMPT = Key.of(
            "opinions.guard.prompt",
            KeyType.choice("model", "greenroom"),
            "model",
            "Who writes the guard prompt: the served model's own template, or Greenroom for any other chat model.");
    static final Terms GUARD = new Terms("opinions.guard", "4");

    static final Key<Path> ONNX_MODEL = Key.optional(
            "opinions.onnx.model",
            KeyType.path(),
            "Classifier as an ONNX file; needs lib/onnxruntime.jar. None by default.");
    static final Key<List<String>> ONNX_LABELS = Key.of(
            "opinions.onnx.labels",
            KeyType.categories(),
            "harmless, harmful",
            "What the model's scores stand for, in its order; harmless ones are left out.");
    static final Key<Double> ONNX_WEIGHT = Key.of(
            "opinions.onnx.weight",
            KeyType.share(),
            "0.8",
            "How much its scores count: they are multiplied by this before they meet the thresholds.");
    static final Terms ONNX = new Terms("opinions.onnx", "2");

    static final List<Key<?>> ALL = Stream.of(
                    Stream.of(MODERATION_BASE_URL, MODERATION_API_KEY, MODERATION_API_KEY_FILE, MODERATION_MODEL),
                    MODERATION.all().stream(),
                    Stream.of(GUARD_BASE_URL, GUARD_API_KEY, GUARD_API_KEY_FILE, GUARD_MODEL, GUARD_PROMPT),
                    GUARD.all().stream(),
                    Stream.of(ONNX_MODEL, ONNX_LABELS, ONNX_WEIGHT),
                    ONNX.all().stream())
            .<Key<?>>flatMap(keys -> keys)
            .toList();

    private OpinionKeys() {}

    /** What every opinion has: on which terms it is asked. */
    record Terms(
            Key<String> about,
            Key<Duration> deadline,
            Key<Integer> atOnce,
            Key<Boolean> required,
            Key<Map<String, Double>> hold,
            Key<Map<String, Double>> block) {
        Terms(String prefix, String atOnce) {
            this(
                    Key.of(
                            prefix + ".about",
                            KeyType.choice("questions", "answers", "both"),
                            "both",
                            "Which texts it is asked about."),
                    Key.of(
                            prefix + ".deadline",
                            KeyType.duration("10ms", "10s"),
                            "300ms",
                            "How long a text waits for it; later, it counts as not heard."),
                    Key.of(
                            prefix + ".at_once",
                            KeyType.integer(1, 100),
                            atOnce,
                            "The most texts it is asked about at a time; beyond it, it is not heard."),
                    Key.of(
                            prefix + ".required",
                            KeyType.flag(),
                            "false",
                            "Whether a text waits for a person when it is not heard."),
                    Key.of(
                            prefix + ".hold",
                            KeyType.thresholds(),
                            "any=0.5",
                            "From which score on a text waits for a person; any=0.5 unless written."),
                    Key.of(
                            prefix + ".block",
                            KeyType.thresholds(),
                            "",
                            "From which score on a text never leaves, such as sexual/minors=0.3; nothing unless written."));
        }

        List<Key<?>> all() {
            return List.of(about, deadline, atOnce, required, hold, block);
        }
    }
}
