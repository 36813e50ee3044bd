package dev.greenroom.chat.youtube;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource.Status;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import dev.greenroom.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connector and a YouTube for it, over real sockets; pauses are short. */
final class YouTubeRig implements AutoCloseable {
    static final String VIDEO = "abcdefghij1";
    static final String CHANNEL = "youtube/" + VIDEO;

    final Vertx vertx;
    final Context context;
    final ShiftedClock clock = new ShiftedClock();
    final YouTubeDouble youtube;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    final Account account = new Account();
    final Memory memory = new Memory();
    final List<Boolean> onContext = new CopyOnWriteArrayList<>();
    YouTubeTarget target = new YouTubeTarget.Video(VIDEO);

    @Nullable
    String key = YouTubeDouble.KEY;

    QuotaRules quota = new QuotaRules(10_000, 1_000, QuotaRules.standard().costs(), Duration.ofMillis(20));
    Duration healthy = Duration.ofMillis(1);
    Duration silence = Duration.ofSeconds(20);
    Duration streamAgain = Duration.ofMinutes(10);
    boolean disclosureMatters;

    @Nullable
    YouTubeConnector connector;

    YouTubeRig(Vertx vertx) throws Exception {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.youtube = get(YouTubeDouble.listen(vertx, clock, VIDEO));
    }

    /** The machine's clock, put forward. */
    static final class ShiftedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Who is signed in. */
    static final class Account implements Credentials {
        private static final String MANAGE = "https://www.googleapis.com/auth/youtube";
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private volatile Optional<Tokens> held = Optional.empty();
        private volatile Optional<Tokens> next = Optional.empty();
        private final AtomicInteger renewals = new AtomicInteger();

        void signIn() {
            signIn(YouTubeDouble.TOKEN, Set.of(MANAGE));
        }

        void signIn(String token, Set<String> scopes) {
            held = Optional.of(new Tokens(new Secret(token), null, scopes, Instant.MAX, null));
            listeners.forEach(Runnable::run);
        }

        void signOut() {
            held = Optional.empty();
            listeners.forEach(Runnable::run);
        }

        /** What a renewal brings. */
        void renewsTo(String token) {
            next = Optional.of(new Tokens(new Secret(token), null, Set.of(MANAGE), Instant.MAX, null));
        }

        int renewals() {
            return renewals.get();
        }

        @Override
        public Optional<Tokens> current() {
            return held;
        }

        @Override
        public Future<Tokens> fresh() {
            return held.map(Future::succeededFuture).orElseGet(Account::nobody);
        }

        @Override
        public Future<Tokens> renew(Tokens rejected) {
            renewals.incrementAndGet();
            held = next;
            return fresh();
        }

        @Override
        public void onChange(Runnable listener) {
            listeners.add(listener);
        }

        private static Future<Tokens> nobody() {
            return Future.failedFuture(new NotSignedIn("Nobody is signed in."));
        }
    }

    /** What outlives the process. */
    static final class Memory implements QuotaStore {
        volatile Optional<String> kept = Optional.empty();

        @Override
        public Future<Optional<String>> load() {
            return Future.succeededFuture(kept);
        }

        @Override
        public Future<Void> save(String state) {
            kept = Optional.of(state);
            return Future.succeededFuture();
        }
    }

    YouTubeConnector start() throws Exception {
        YouTubeOptions.Timing timing = new YouTubeOptions.Timing(
                Duration.ofSeconds(10),
                Duration.ofMillis(1500),
                silence,
                healthy,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                streamAgain);
        YouTubeOptions options =
                new YouTubeOptions(target, key, youtube.address().toString(), quota, timing, 1_000);
        YouTubeConnector made = new YouTubeConnector(new YouTubeConnector.Parts(
                vertx, clock, ZoneOffset.UTC, meters, options, account, memory, () -> disclosureMatters));
        connector = made;
        on(() -> made.start(event -> {
            onContext.add(Vertx.currentContext() == context);
            events.add(event);
        }));
        return made;
    }

    /** The same settings, another process. */
    void restart() throws Exception {
        stop();
        start();
    }

    private void stop() throws Exception {
        YouTubeConnector running = connector;
        if (running != null) {
            on(running::stop);
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        get(youtube.close());
    }

    YouTubeConnector connector() {
        if (connector == null) {
            throw new IllegalStateException("start first");
        }
        return connector;
    }

    List<String> texts() {
        return said().stream().map(ChatMessage::text).toList();
    }

    List<ChatMessage> said() {
        return events.stream()
                .filter(ChatEvent.Said.class::isInstance)
                .map(event -> ((ChatEvent.Said) event).message())
                .toList();
    }

    Status status() throws Exception {
        return on(() -> Future.succeededFuture(connector().status()));
    }

    List<Gap> gaps() throws Exception {
        return on(() -> Future.succeededFuture(connector().gaps()));
    }

    Map<Kind, Ability> abilities() throws Exception {
        return on(() -> Future.succeededFuture(connector().abilities()));
    }

    ActionOutcome carryOut(PlatformAction action) throws Exception {
        return on(() -> connector().carryOut(action));
    }

    void awaitStatus(String beginning) {
        await().untilAsserted(() ->
                org.assertj.core.api.Assertions.assertThat(status().detail()).startsWith(beginning));
    }

    double ignored(String why) {
        return meters.counter("greenroom.chat.ignored", "source", "youtube", "why", why)
                .count();
    }

    <T> T on(Supplier<Future<T>> step) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> step.get().onComplete(done));
        return get(done.future());
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
}
