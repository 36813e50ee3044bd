package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.chat.youtube.Phase.Signal;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YouTube live chat and acts in it. A start completes when the chat is read, or when it is clear that it cannot
 * be for now, or after {@link YouTubeOptions.Timing#start}; then it goes on trying in the background until it is
 * stopped. Start it once, on the context that is to get the events; call everything else there, too.
 */
public final class YouTubeConnector implements ChatConnector {
    private static final int JITTER_MILLIS = 120_000;
    private static final String AUTH = "https://www.googleapis.com/auth/";
    private static final Set<String> ACTING = Set.of(AUTH + "youtube", AUTH + "youtube.force-ssl");

    private final Parts parts;
    private final Quota quota;
    private final YouTubeApi api;
    private final Deeds deeds;
    private final OwnMessages own;
    private final Promise<Void> begun = Promise.promise();
    private @Nullable LiveChat chat;
    private long patience = -1;

    /**
     * What it works with.
     *
     * @param disclosureMatters whether the avatar speaks as a real person, so that the video has to be marked as altered
     *     or synthetic
     * @param zone in which times are told
     */
    public record Parts(
            Vertx vertx,
            Clock clock,
            ZoneId zone,
            MeterRegistry meters,
            YouTubeOptions options,
            Credentials credentials,
            QuotaStore quotaStore,
            BooleanSupplier disclosureMatters) {}

    public YouTubeConnector(Parts parts) {
        this.parts = parts;
        this.quota = new Quota(
                parts.options().quota(),
                parts.clock(),
                parts.quotaStore(),
                () -> ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
        this.api = new YouTubeApi(parts.vertx(), parts.options(), parts.credentials(), quota, parts.clock());
        parts.meters().gauge("greenroom.youtube.quota.used", quota, Quota::used);
        this.own = new OwnMessages(parts.clock());
        this.deeds = new Deeds(api, own);
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public Future<Void> start(Handler<ChatEvent> sink) {
        if (chat != null) {
            return Future.failedFuture(new IllegalStateException("A YouTube connector starts once; make another one"));
        }
        LiveChat opened = new LiveChat(
                parts.vertx(),
                parts.clock(),
                parts.options(),
                api,
                quota,
                new Resolver(api, parts.options().target(), parts.disclosureMatters()),
                parts.meters(),
                own,
                sink,
                this::moved);
        chat = opened;
        // What needed a person is tried again.
        parts.credentials().onChange(() -> opened.on(Signal.SIGN_IN));
        patience = parts.vertx().setTimer(parts.options().timing().start().toMillis(), fired -> begun.tryComplete());
        quota.load().onComplete(done -> opened.on(Signal.START));
        return begun.future();
    }

    @Override
    public Future<Void> stop() {
        if (chat != null) {
            chat.on(Signal.STOP);
        }
        parts.vertx().cancelTimer(patience);
        begun.tryComplete();
        return api.close();
    }

    private void moved() {
        boolean onTheWay = status().state() == Status.State.CONNECTING && phase() != Phase.WAITING;
        if (!onTheWay) {
            begun.tryComplete();
        }
    }

    private Phase phase() {
        return chat == null ? Phase.NEW : chat.phase();
    }

    @Override
    public Status status() {
        LiveChat now = chat;
        Optional<Broadcast> broadcast = now == null ? Optional.empty() : now.broadcast();
        boolean undisclosed = parts.disclosureMatters().getAsBoolean()
                && broadcast.filter(found -> !found.disclosed()).isPresent();
        return ConnectionWords.tell(
                new ConnectionWords.Standing(
                        phase(),
                        broadcast.map(Broadcast::channel).orElseGet(this::target),
                        now == null ? "" : now.reason(),
                        parts.clock().instant(),
                        now == null ? parts.clock().instant() : now.due(),
                        quota.percentUsed(),
                        !quota.isPaused(),
                        undisclosed),
                parts.zone());
    }

    private String target() {
        return parts.options().target() instanceof YouTubeTarget.Video video
                ? "youtube/" + video.id()
                : "your own broadcast";
    }

    @Override
    public Map<Kind, Ability> abilities() {
        Map<Kind, Ability> abilities = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Optional<Words> missing = missing(kind);
            abilities.put(kind, missing.<Ability>map(Ability.Missing::new).orElseGet(Ability.Ready::new));
        }
        return abilities;
    }

    private Optional<Words> missing(Kind kind) {
        Set<String> scopes = parts.credentials().current().map(Tokens::scopes).orElse(Set.of());
        boolean possible = kind == Kind.SEND
                || kind == Kind.DELETE
                || kind == Kind.TIMEOUT
                || kind == Kind.BAN
                || kind == Kind.EMERGENCY;
        if (!possible) {
            return Optional.of(DeedWords.impossible(kind));
        }
        if (scopes.isEmpty()) {
            return Optional.of(DeedWords.SIGN_IN);
        }
        if (scopes.stream().noneMatch(ACTING::contains)) {
            return Optional.of(DeedWords.SCOPE);
        }
        if (quota.isPaused()) {
            return Optional.of(status().words());
        }
        boolean known = chat != null && chat.broadcast().isPresent();
        return known ? Optional.empty() : Optional.of(DeedWords.NO_CHAT);
    }

    @Override
    public Future<ActionOutcome> carryOut(PlatformAction action) {
        Optional<Words> missing = missing(action.kind());
        Optional<Broadcast> broadcast = chat == null ? Optional.empty() : chat.broadcast();
        if (missing.isPresent() || broadcast.isEmpty()) {
            return Future.succeededFuture(new ActionOutcome.NotTried(missing.orElse(DeedWords.NO_CHAT)));
        }
        if (!broadcast.get().channel().equals(action.channel())) {
            return Future.succeededFuture(new ActionOutcome.NotTried(DeedWords.OTHER_CHANNEL));
        }
        return deeds.carryOut(action, broadcast.get()).otherwise(Deeds::outcome);
    }

    @Override
    public List<Gap> gaps() {
        return chat == null ? List.of() : chat.gaps();
    }
}
