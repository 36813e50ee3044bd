package dev.greenroom.avatar.openai;

import dev.greenroom.gate.AnswerDesk;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.gate.Question;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exchanges that are under way, and what they share. Main context only. */
public final class GatewayDesk {
    private static final int MOST_LEFT = 1_000;

    private final Vertx vertx;
    private final Gatekeeper gatekeeper;
    private final AnswerDesk answers;
    private final Upstream upstream;
    private final Witness tripwire;
    private final Settings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<String, ChatExchange> underWay = new HashMap<>();
    private final Map<String, String> leftHolds = new HashMap<>();
    private final Set<ChatExchange> all = new HashSet<>();

    /**
     * @param language that refusals are said in
     * @param channel that the answers belong to
     * @param keepAlive between two signs of life while a person is asked
     * @param reattach how long a client that went away while a person is asked may take to come back
     * @param mostRequests under way at once
     * @param source the name in the journal
     * @param keepsPersona whether answers that recite the system prompt of their own request are found
     */
    public record Settings(
            Language language,
            String channel,
            Duration keepAlive,
            Duration reattach,
            int mostRequests,
            String source,
            boolean keepsPersona) {}

    /** Is shown what the tripwires watch. */
    public interface Witness {
        /** The client asked for {@code asked} and the upstream says that {@code answered} answers. */
        void model(String asked, String answered);

        /** The persona that stands in a request; empty when there is none. */
        void persona(String text);
    }

    GatewayDesk(
            Vertx vertx,
            Gatekeeper gatekeeper,
            AnswerDesk answers,
            Upstream upstream,
            Witness tripwire,
            Settings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.gatekeeper = gatekeeper;
        this.answers = answers;
        this.upstream = upstream;
        this.tripwire = tripwire;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Learns which holds an earlier process left, so that their clients can find them again. */
    Future<Void> recover() {
        return answers.holds().latest(MOST_LEFT).map(holds -> {
            holds.stream().filter(GatewayDesk::isLeft).forEach(hold -> {
                if (hold.attachKey() != null) {
                    leftHolds.putIfAbsent(hold.attachKey(), hold.id());
                }
            });
            return null;
        });
    }

    /** The exchange that a retry of this request belongs to, if the client lost one while a person was asked. */
    @Nullable
    ChatExchange find(String attachKey, boolean isRetry) {
        ChatExchange exchange = underWay.get(attachKey);
        return exchange != null && (isRetry || exchange.isDetached()) ? exchange : null;
    }

    /** The hold that an earlier process left for this request, once. */
    Future<Optional<Hold>> takeLeft(String attachKey) {
        String id = leftHolds.remove(attachKey);
        return id == null
                ? Future.succeededFuture(Optional.empty())
                : answers.holds().find(id).map(found -> found.filter(GatewayDesk::isLeft));
    }

    /** Takes back every answer to a question that is not all released; returns how many. */
    int withdraw(Question question) {
        List<ChatExchange> about =
                all.stream().filter(exchange -> exchange.answers(question)).toList();
        about.forEach(exchange -> {
            metrics.counter("greenroom.answers.withdrawn").increment();
            exchange.withdraw(question);
        });
        return about.size();
    }

    boolean hasRoom() {
        return all.size() < settings.mostRequests();
    }

    void add(ChatExchange exchange) {
        all.add(exchange);
        underWay.put(exchange.attachKey(), exchange);
    }

    void forget(ChatExchange exchange) {
        all.remove(exchange);
        underWay.remove(exchange.attachKey(), exchange);
    }

    int underWay() {
        return all.size();
    }

    void faults(OpenAiErrors.Fault fault) {
        metrics.counter("greenroom.gateway.faults", "code", fault.code()).increment();
    }

    void droppedField(String field) {
        // The name comes from outside: it must not become a label, or anybody could make as many meters as they like.
        metrics.counter("greenroom.gateway.fields.dropped").increment();
    }

    Vertx vertx() {
        return vertx;
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    AnswerDesk answers() {
        return answers;
    }

    Upstream upstream() {
        return upstream;
    }

    Witness tripwire() {
        return tripwire;
    }

    Settings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    private static boolean isLeft(Hold hold) {
        boolean approved = hold.state() instanceof HoldState.Approved || hold.state() instanceof HoldState.Edited;
        return hold.isWaiting() || (approved && hold.releasedAt() == null);
    }
}
