package dev.greenroom.chat.twitch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.twitch.TwitchAccount.Token;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.rehearse.twitch.HelixWire;
import dev.greenroom.rehearse.twitch.TwitchDouble;
import dev.greenroom.rehearse.twitch.Viewer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connector before the double of Twitch, and what came out of it. */
final class TwitchBench implements AutoCloseable {
    static final Set<String> EVERYTHING = Set.of(
            "user:read:chat",
            "user:write:chat",
            "moderator:manage:chat_messages",
            "moderator:manage:banned_users",
            "moderator:manage:warnings",
            "moderator:manage:shield_mode",
            "moderator:read:shield_mode",
            "moderator:manage:automod",
            "moderator:read:suspicious_users",
            "moderation:read",
            "channel:manage:broadcast",
            "clips:edit");

    final TwitchDouble twitch;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    final Account account = new Account();
    final TwitchSource source;
    private final Vertx vertx;
    private final Context context;

    /** An account whose token can be changed, and renewed when it is refused. */
    final class Account implements TwitchAccount {
        volatile @Nullable Token token;
        volatile @Nullable Token renewed;
        final AtomicInteger refreshes = new AtomicInteger();

        @Override
        public Optional<Token> token() {
            return Optional.ofNullable(token);
        }

        @Override
        public Future<Token> refreshed(Token refused) {
            refreshes.incrementAndGet();
            Token next = renewed;
            if (next == null) {
                return Future.failedFuture("sign in again");
            }
            token = next;
            return Future.succeededFuture(next);
        }
    }

    TwitchBench(Vertx vertx, Reading reading) throws Exception {
        this(vertx, reading, false);
    }

    TwitchBench(Vertx vertx, Reading reading, boolean isChecking) throws Exception {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.twitch = soon(() -> TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody"));
        TwitchOptions options = TwitchOptions.at(
                        "somebody",
                        reading,
                        twitch.ircAddress().toString(),
                        twitch.eventSubAddress().toString(),
                        twitch.helixAddress().toString(),
                        isChecking)
                .patient(Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofMillis(100), 10_000);
        this.source = new TwitchSource(
                vertx, Clock.systemUTC(), meters, options, account, new LocalRateLimiter(Ticker.systemTicker(), 100));
    }

    /** Signs somebody in; the broadcaster with every scope unless said otherwise. */
    Token signIn() {
        return signIn(twitch.stage().broadcaster(), EVERYTHING);
    }

    Token signIn(Viewer who, Set<String> scopes) {
        Token token = tokenOf(who, scopes, "token-of-" + who.login());
        account.token = token;
        return token;
    }

    /** A token that the double knows. */
    Token tokenOf(Viewer who, Set<String> scopes, String value) {
        twitch.helix().accept(new HelixWire.Token(value, "client-1", who, scopes));
        return new Token("client-1", who.id(), who.login(), scopes, value);
    }

    void start() throws Exception {
        on(() -> source.start(events::add));
        await().until(() -> onContext(source::status).state() == State.CONNECTED);
    }

    ActionOutcome carryOut(PlatformAction action) throws Exception {
        return on(() -> source.carryOut(action));
    }

    String detail() {
        return onContext(source::status).detail();
    }

    List<ChatMessage> said() {
        return events.stream()
                .filter(ChatEvent.Said.class::isInstance)
                .map(event -> ((ChatEvent.Said) event).message())
                .toList();
    }

    List<String> texts() {
        return said().stream().map(ChatMessage::text).toList();
    }

    <T> T onContext(Supplier<T> look) {
        try {
            return on(() -> Future.succeededFuture(look.get()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T on(Supplier<Future<T>> work) throws Exception {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future().toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }

    static <T> T soon(Supplier<Future<T>> work) throws Exception {
        return work.get().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Override
    public void close() throws Exception {
        on(source::stop);
        soon(twitch::close);
    }
}
