package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import dev.greenroom.text.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All settings, checked. Printing it shows no secret.
 *
 * @param rules folder laid over the packaged rules
 * @param ownerToken bearer token with the owner's rights, absent when scripts have none
 * @param detectModel document categorizer, absent when none is to be used
 * @param textMost longest text that is decided on, in code points
 */
public record Config(
        String host,
        int port,
        Path dataDir,
        @Nullable Path rules,
        String policy,
        Shadow shadow,
        Language language,
        boolean demo,
        List<String> allowedHosts,
        List<String> allowedOrigins,
        @Nullable Secret ownerToken,
        Log log,
        Llm llm,
        Chat chat,
        Questions questions,
        Queue queue,
        Holds holds,
        int textMost,
        Gateway gateway,
        Duration canaryEvery,
        Tripwires tripwires,
        int journalQueue,
        Persona persona,
        @Nullable Path detectModel,
        Opinions opinions,
        Platforms platforms) {

    /**
     * A candidate that runs beside the policy in force.
     *
     * @param policy its name; absent when it is that of the policy in force
     * @param rules its folder; absent when it is that of the policy in force
     */
    public record Shadow(@Nullable String policy, @Nullable Path rules) {
        public boolean isOn() {
            return policy != null || rules != null;
        }
    }

    /**
     * What the avatar was told and must not recite.
     *
     * @param file its system prompt, absent when it is known from requests only
     * @param fromRequests whether the system prompt of a request counts for its answer
     */
    public record Persona(@Nullable Path file, boolean fromRequests) {}

    /** @param level a level's name in lower case */
    public record Log(boolean json, String level) {}

    /**
     * The upstream.
     *
     * @param baseUrl with its {@code /v1} and no slash at the end; absent when there is no upstream
     * @param maxAnswer bytes
     */
    public record Llm(
            @Nullable URI baseUrl,
            @Nullable Secret apiKey,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration idleTimeout,
            int maxAnswer) {}

    /**
     * Where chat comes from; any of them may be absent.
     *
     * @param replaySpeed 1 is the recording's own speed, infinity as fast as can be
     */
    public record Chat(
            @Nullable String twitchChannel,
            URI twitchServer,
            @Nullable Path replayFile,
            double replaySpeed) {}

    /**
     * Which messages are for the avatar.
     *
     * @param which {@code all}, {@code questions} or {@code addressed}
     * @param testPrefix what moderators' tests begin with; empty when there are none
     */
    public record Questions(String which, List<String> addresses, String testPrefix) {
        public Questions {
            addresses = List.copyOf(addresses);
            require(
                    !which.equals("addressed") || !addresses.isEmpty(),
                    "questions.which: addressed needs at least one of questions.addresses, such as !ask");
            require(
                    addresses.stream().noneMatch(testPrefix::equalsIgnoreCase),
                    "questions.test_prefix should not be one of questions.addresses");
        }
    }

    /** Accepted questions on their way to the avatar. */
    public record Queue(int size, int inFlight, int perViewer, Duration answerTimeout) {
        public Queue {
            require(inFlight <= size, "queue.in_flight should be at most queue.size");
            require(perViewer <= size, "queue.per_viewer should be at most queue.size");
        }
    }

    /** Texts that wait for a person. */
    public record Holds(Duration patience, int mostWaiting, Duration keepAlive, Duration reattach) {
        public Holds {
            require(keepAlive.compareTo(patience) < 0, "holds.keep_alive should be shorter than holds.patience");
        }
    }

    /** @param bodyMost bytes of one request's body */
    public record Gateway(int bodyMost, int mostRequests) {}

    /** What makes the gate stricter until a person confirms. */
    public record Tripwires(boolean model, boolean persona) {}

    public Config {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** The settings of a machine where nothing was set; used by tests and tools. */
    public static Config standard() {
        return of(new Values(), Secrets.NONE, true);
    }

    /** The secrets, wherever they came from. */
    record Secrets(
            @Nullable Secret ownerToken,
            @Nullable Secret llm,
            @Nullable Secret moderation,
            @Nullable Secret guard,
            @Nullable Secret youtubeApiKey,
            @Nullable Secret youtubeClient,
            @Nullable Secret vault) {
        static final Secrets NONE = new Secrets(null, null, null, null, null, null, null);
    }

    static Config of(Values values, Secrets secrets, boolean isDemoByDefault) {
        return new Config(
                values.get(Keys.HOST),
                values.get(Keys.PORT),
                values.get(Keys.DATA_DIR),
                orNull(values.find(Keys.RULES)),
                values.get(Keys.POLICY),
                new Shadow(orNull(values.find(Keys.SHADOW_POLICY)), orNull(values.find(Keys.SHADOW_RULES))),
                values.get(Keys.LANGUAGE),
                values.find(Keys.DEMO).orElse(isDemoByDefault),
                values.get(Keys.ALLOWED_HOSTS),
                values.get(Keys.ALLOWED_ORIGINS),
                secrets.ownerToken(),
                new Log(values.get(Keys.LOG_FORMAT).equals("json"), values.get(Keys.LOG_LEVEL)),
                llm(values, secrets.llm()),
                chat(values),
                new Questions(
                        values.get(Keys.QUESTIONS_WHICH),
                        values.get(Keys.QUESTIONS_ADDRESSES),
                        values.get(Keys.QUESTIONS_TEST_PREFIX)),
                queue(values),
                holds(values),
                values.get(Keys.TEXT_MOST),
                new Gateway(values.get(Keys.GATEWAY_BODY_MOST), values.get(Keys.GATEWAY_MOST_REQUESTS)),
                values.get(Keys.CANARY_EVERY),
                new Tripwires(values.get(Keys.TRIPWIRE_MODEL), values.get(Keys.TRIPWIRE_PERSONA)),
                values.get(Keys.JOURNAL_QUEUE),
                new Persona(orNull(values.find(Keys.PERSONA_FILE)), values.get(Keys.PERSONA_FROM_REQUESTS)),
                orNull(values.find(Keys.DETECT_MODEL)),
                Opinions.of(values, secrets),
                Platforms.of(values, secrets));
    }

    private static Llm llm(Values values, @Nullable Secret apiKey) {
        return new Llm(
                orNull(values.find(Keys.LLM_BASE_URL)),
                apiKey,
                values.get(Keys.LLM_CONNECT_TIMEOUT),
                values.get(Keys.LLM_RESPONSE_TIMEOUT),
                values.get(Keys.LLM_IDLE_TIMEOUT),
                values.get(Keys.LLM_MAX_ANSWER));
    }

    private static Chat chat(Values values) {
        return new Chat(
                orNull(values.find(Keys.TWITCH_CHANNEL)),
                values.get(Keys.TWITCH_SERVER),
                orNull(values.find(Keys.REPLAY_FILE)),
                values.get(Keys.REPLAY_SPEED));
    }

    private static Queue queue(Values values) {
        return new Queue(
                values.get(Keys.QUEUE_SIZE),
                values.get(Keys.QUEUE_IN_FLIGHT),
                values.get(Keys.QUEUE_PER_VIEWER),
                values.get(Keys.QUEUE_ANSWER_TIMEOUT));
    }

    private static Holds holds(Values values) {
        return new Holds(
                values.get(Keys.HOLDS_PATIENCE),
                values.get(Keys.HOLDS_MOST_WAITING),
                values.get(Keys.HOLDS_KEEP_ALIVE),
                values.get(Keys.HOLDS_REATTACH));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }
}
