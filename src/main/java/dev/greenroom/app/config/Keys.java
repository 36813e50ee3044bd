package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import dev.greenroom.text.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every setting that there is, in the order in which they are documented. */
final class Keys {
    static final Key<String> HOST =
            Key.of("host", KeyType.host(), "127.0.0.1", "Address to listen on; 0.0.0.0 lets other machines in.");
    static final Key<Integer> PORT =
            Key.of("port", KeyType.integer(0, 65_535), "8787", "Port to listen on; 0 picks a free one and prints it.");
    static final Key<Path> DATA_DIR =
            Key.of("data_dir", KeyType.path(), "greenroom-data", "Folder of the journal, the holds and the mode.");
    static final Key<Path> RULES =
            Key.optional("rules", KeyType.path(), "Folder of rule files laid over those that come with Greenroom.");
    static final Key<String> POLICY = Key.of("policy", KeyType.word(), "twitch", "The policy that is in force.");
    static final Key<String> SHADOW_POLICY = Key.optional(
            "shadow.policy",
            KeyType.word(),
            "A candidate policy that runs beside the one in force and only counts what it would decide otherwise.");
    static final Key<Path> SHADOW_RULES = Key.optional(
            "shadow.rules", KeyType.path(), "Folder of the candidate's rule files, where it is not that of rules.");
    static final Key<Language> LANGUAGE =
            Key.of("language", KeyType.language(), "en", "The channel's language, for refusal lines and as a hint.");
    static final Key<Boolean> DEMO = Key.optional(
            "demo",
            KeyType.flag(),
            "Scripted chat and avatar; by default on only where no file, upstream or chat is given.");
    static final Key<List<String>> ALLOWED_HOSTS = Key.of(
            "allowed_hosts", KeyType.hosts(), "", "Further host names under which browsers may open the dashboard.");
    static final Key<List<String>> ALLOWED_ORIGINS = Key.of(
            "allowed_origins", KeyType.origins(), "", "Web pages that may call the OpenAI-compatible API (CORS).");
    static final Key<Secret> OWNER_TOKEN =
            Key.secret("owner_token", Secret.OWNER_TOKEN_LEAST, "Bearer token with the owner's rights, for scripts.");
    static final Key<Path> OWNER_TOKEN_FILE = Key.optional(
            "owner_token_file", KeyType.path(), "File that holds the owner's bearer token and nothing else.");
    static final Key<String> LOG_FORMAT =
            Key.of("log.format", KeyType.choice("text", "json"), "text", "How log lines are written (to stderr).");
    static final Key<String> LOG_LEVEL = Key.of(
            "log.level",
            KeyType.choice("error", "warn", "info", "debug"),
            "info",
            "How much is logged; chat text appears at debug only.");
    static final Key<URI> LLM_BASE_URL = Key.optional(
            "llm.base_url",
            KeyType.address("http://127.0.0.1:11434/v1", "http", "https"),
            "The OpenAI-compatible upstream, with its /v1.");
    static final Key<Secret> LLM_API_KEY =
            Key.secret("llm.api_key", 1, "Key for the upstream, sent in the place of the bot's own.");
    static final Key<Path> LLM_API_KEY_FILE =
            Key.optional("llm.api_key_file", KeyType.path(), "File that holds the upstream's key and nothing else.");
    static final Key<Duration> LLM_CONNECT_TIMEOUT = Key.of(
            "llm.connect_timeout",
            KeyType.duration("100ms", "2m"),
            "5s",
            "How long connecting to the upstream may take.");
    static final Key<Duration> LLM_RESPONSE_TIMEOUT = Key.of(
            "llm.response_timeout",
            KeyType.duration("100ms", "1h"),
            "60s",
            "How long the upstream may think before its first byte.");
    static final Key<Duration> LLM_IDLE_TIMEOUT = Key.of(
            "llm.idle_timeout",
            KeyType.duration("100ms", "1h"),
            "30s",
            "How long the upstream may pause in the middle of an answer.");
    static final Key<Integer> LLM_MAX_ANSWER =
            Key.of("llm.max_answer", KeyType.size("1KB", "64MB"), "1MB", "The most bytes that are read of one answer.");
    static final Key<String> TWITCH_CHANNEL = Key.optional(
            "chat.twitch.channel", PlatformTypes.channel(), "Twitch channel to read, without credentials.");
    static final Key<URI> TWITCH_SERVER = Key.of(
            "chat.twitch.server",
            KeyType.address("wss://irc-ws.chat.twitch.tv:443", "ws", "wss"),
            "wss://irc-ws.chat.twitch.tv:443",
            "Twitch's chat server.");
    static final Key<Path> REPLAY_FILE = Key.optional(
            "chat.replay.file", KeyType.path(), "Recorded chat to play, as JSON lines of t, user and body.");
    static final Key<Double> REPLAY_SPEED =
            Key.of("chat.replay.speed", KeyType.speed(), "1x", "How fast the recording plays, such as 4x, or max.");
    static final Key<String> QUESTIONS_WHICH = Key.of(
            "questions.which",
            KeyType.choice("all", "questions", "addressed"),
            "all",
            "Which messages are for the avatar: all of two words or more, what looks like a question, or what addresses it.");
    static final Key<List<String>> QUESTIONS_ADDRESSES = Key.of(
            "questions.addresses",
            KeyType.addresses(),
            "!ask, @avatar",
            "How viewers address the avatar: a command or a name that a message begins with.");
    static final Key<String> QUESTIONS_TEST_PREFIX = Key.of(
            "questions.test_prefix",
            KeyType.prefix(),
            "!test",
            "What a moderator's or the broadcaster's message begins with that is only judged; off for none.");
    static final Key<Integer> QUEUE_SIZE = Key.of(
            "queue.size", KeyType.integer(1, 10_000), "100", "The most accepted questions that wait for the avatar.");
    static final Key<Integer> QUEUE_IN_FLIGHT = Key.of(
            "queue.in_flight", KeyType.integer(1, 100), "1", "How many questions the avatar may have at a time.");
    static final Key<Integer> QUEUE_PER_VIEWER =
            Key.of("queue.per_viewer", KeyType.integer(1, 1_000), "3", "The most questions of one viewer that wait.");
    static final Key<Duration> QUEUE_ANSWER_TIMEOUT = Key.of(
            "queue.answer_timeout",
            KeyType.duration("1s", "1h"),
            "120s",
            "After how long without an answer the next question is given out.");
    static final Key<Duration> HOLDS_PATIENCE = Key.of(
            "holds.patience",
            KeyType.duration("1s", "1h"),
            "45s",
            "How long a text waits for a person where the policy does not say.");
    static final Key<Integer> HOLDS_MOST_WAITING = Key.of(
            "holds.most_waiting",
            KeyType.integer(1, 10_000),
            "200",
            "The most texts that wait; beyond it, they are refused.");
    static final Key<Duration> HOLDS_KEEP_ALIVE = Key.of(
            "holds.keep_alive",
            KeyType.duration("100ms", "1m"),
            "5s",
            "How often a waiting client is told that the connection lives.");
    static final Key<Duration> HOLDS_REATTACH = Key.of(
            "holds.reattach",
            KeyType.duration("0s", "10m"),
            "10s",
            "How long a hold outlives its client, for a retry to find it.");
    static final Key<Integer> TEXT_MOST = Key.of(
            "text.most",
            KeyType.integer(500, 1_000_000),
            "20000",
            "The longest text that is decided on, in code points.");
    static final Key<Integer> GATEWAY_BODY_MOST =
            Key.of("gateway.body_most", KeyType.size("1KB", "64MB"), "2MB", "The largest request body that is read.");
    static final Key<Integer> GATEWAY_MOST_REQUESTS = Key.of(
            "gateway.most_requests", KeyType.integer(1, 10_000), "64", "The most requests that are served at a time.");
    static final Key<Duration> CANARY_EVERY = Key.of(
            "canary.every", KeyType.duration("1s", "10m"), "30s", "How often every gate has to prove that it catches.");
    static final Key<Boolean> TRIPWIRE_MODEL = Key.of(
            "tripwire.model", KeyType.flag(), "true", "Turn stricter when the upstream answers with another model.");
    static final Key<Boolean> TRIPWIRE_PERSONA = Key.of(
            "tripwire.persona",
            KeyType.flag(),
            "false",
            "Turn stricter when the system prompt changes; off for bots that rewrite it each time.");
    static final Key<Integer> JOURNAL_QUEUE = Key.of(
            "journal.queue",
            KeyType.integer(100, 1_000_000),
            "10000",
            "The most journal entries that wait for the disk; beyond it, nothing passes.");

    static final Key<Path> PERSONA_FILE = Key.optional(
            "persona.file",
            KeyType.path(),
            "A text file with the avatar's system prompt: answers that recite it are found. Read at start.");
    static final Key<Boolean> PERSONA_FROM_REQUESTS = Key.of(
            "persona.from_requests",
            KeyType.flag(),
            "true",
            "Find answers that recite the system prompt of their own request; off for bots that put facts to say into it.");
    static final Key<Path> DETECT_MODEL = Key.optional(
            "detect.model",
            KeyType.path(),
            "Document categorizer made by 'greenroom train': one weak signal beside the rules. None by default.");

    static final Key<Secret> VAULT_KEY = new Key<>(
            "vault.key",
            KeyType.vaultKey(),
            null,
            "Key that seals what is kept of sign-ins. Without it, one is made and kept in data_dir.",
            true);
    static final Key<Path> VAULT_KEY_FILE =
            Key.optional("vault.key_file", KeyType.path(), "File that holds that key and nothing else.");

    private static final List<Key<?>> UP_TO_TWITCH = List.of(
            HOST,
            PORT,
            DATA_DIR,
            RULES,
            POLICY,
            SHADOW_POLICY,
            SHADOW_RULES,
            LANGUAGE,
            DEMO,
            ALLOWED_HOSTS,
            ALLOWED_ORIGINS,
            OWNER_TOKEN,
            OWNER_TOKEN_FILE,
            LOG_FORMAT,
            LOG_LEVEL,
            LLM_BASE_URL,
            LLM_API_KEY,
            LLM_API_KEY_FILE,
            LLM_CONNECT_TIMEOUT,
            LLM_RESPONSE_TIMEOUT,
            LLM_IDLE_TIMEOUT,
            LLM_MAX_ANSWER,
            TWITCH_CHANNEL,
            TWITCH_SERVER);

    private static final List<Key<?>> FROM_REPLAY = List.of(
            REPLAY_FILE,
            REPLAY_SPEED,
            QUESTIONS_WHICH,
            QUESTIONS_ADDRESSES,
            QUESTIONS_TEST_PREFIX,
            QUEUE_SIZE,
            QUEUE_IN_FLIGHT,
            QUEUE_PER_VIEWER,
            QUEUE_ANSWER_TIMEOUT,
            HOLDS_PATIENCE,
            HOLDS_MOST_WAITING,
            HOLDS_KEEP_ALIVE,
            HOLDS_REATTACH,
            TEXT_MOST,
            GATEWAY_BODY_MOST,
            GATEWAY_MOST_REQUESTS,
            CANARY_EVERY,
            TRIPWIRE_MODEL,
            TRIPWIRE_PERSONA,
            JOURNAL_QUEUE,
            PERSONA_FILE,
            PERSONA_FROM_REQUESTS,
            DETECT_MODEL,
            VAULT_KEY,
            VAULT_KEY_FILE);

    static final List<Key<?>> ALL = Stream.of(UP_TO_TWITCH, PlatformKeys.ALL, FROM_REPLAY, OpinionKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private Keys() {}
}
