package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.avatar.openai.GatewayDesk;
import dev.greenroom.avatar.openai.HttpUpstream;
import dev.greenroom.avatar.openai.Moderations;
import dev.greenroom.avatar.openai.OpenAiGateway;
import dev.greenroom.avatar.questions.QuestionRoutes;
import dev.greenroom.dashboard.Access;
import dev.greenroom.dashboard.DashboardParts;
import dev.greenroom.dashboard.DashboardRoutes;
import dev.greenroom.dashboard.HostGuard;
import dev.greenroom.dashboard.JournalDecisions;
import dev.greenroom.dashboard.RulesParts;
import dev.greenroom.dashboard.Sessions;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.gate.DecisionJson;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Direction;
import dev.greenroom.rulebook.AllowDrafts;
import dev.greenroom.rulebook.Backtests;
import dev.greenroom.rulebook.OtherPolicies;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.Shadow;
import dev.greenroom.secret.Secret;
import dev.greenroom.telemetry.Canary;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.HealthRoutes;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one HTTP server with everything on it. */
final class Web {
    private static final long LARGEST_CHECK = 1024 * 1024;
    private static final Duration LINK_LIFE = Duration.ofHours(12);

    private final Vertx vertx;
    private final Clock clock;
    private final Config config;
    private final WebParts parts;
    private final Sessions sessions;
    private final String scriptToken;
    private @Nullable HttpServer server;
    private @Nullable DashboardRoutes dashboard;
    private @Nullable OpenAiGateway gateway;
    private boolean isOpen;

    /** What the routes show and steer. */
    record WebParts(
            Stores stores,
            ActivePolicy policy,
            ModeSwitch modes,
            Tripwire tripwire,
            Gates gates,
            Health health,
            Metrics metrics,
            PolicyReloader reloader,
            OtherPolicies others,
            Optional<Shadow> shadow,
            AllowDrafts drafts,
            Backtests backtests,
            Actions actions,
            Chats chats) {}

    Web(Vertx vertx, Clock clock, Config config, WebParts parts) {
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
        this.parts = parts;
        Secret own = config.ownerToken();
        this.scriptToken = own != null ? own.reveal() : randomToken();
        this.sessions = new Sessions(clock, scriptToken);
    }

    /** Listens; completes with the address. */
    Future<URI> open(Optional<URI> model) {
        OpenAiGateway opened = gateway(model);
        gateway = opened;
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(Math.toIntExact(idle().toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        HttpServer http = vertx.createHttpServer(options).requestHandler(router(opened));
        return opened.recover()
                .compose(done -> http.listen(config.port(), config.host()))
                .map(listening -> {
                    server = listening;
                    return address();
                })
                .recover(error -> Future.failedFuture(new IllegalStateException("Greenroom cannot listen on "
                        + config.host() + ":" + config.port() + ": " + error.getMessage()
                        + ". Is another one running? Set port, GREENROOM_PORT or --port; 0 picks a free one.")));
    }

    /** Everything is wired: {@code /readyz} may say so. */
    void opened() {
        isOpen = true;
    }

    /** A bearer token with the owner's rights for the demo's avatar: the configured one, else one that nobody knows. */
    String scriptToken() {
        return scriptToken;
    }

    URI signInLink() {
        return URI.create(address() + "/#sign-in=" + sessions.newCode(LINK_LIFE));
    }

    Future<Void> close() {
        isOpen = false;
        if (dashboard != null) {
            dashboard.close();
        }
        return server == null ? Future.succeededFuture() : server.close();
    }

    private Router router(OpenAiGateway opened) {
        Router router = Router.router(vertx);
        router.route().handler(new HostGuard(Set.copyOf(config.allowedHosts()), Set.copyOf(config.allowedOrigins())));
        HealthRoutes operations = new HealthRoutes(parts.health(), parts.metrics(), () -> isOpen);
        operations.mount(router);
        Moderations moderations = new Moderations(parts.gates().gatekeeper(), config.language(), DecisionJson::of);
        opened.mount(router, moderations, config.gateway().bodyMost());
        CheckHandler check = new CheckHandler(vertx, parts.gates().gatekeeper(), config);
        DashboardRoutes pages = new DashboardRoutes(new DashboardParts(
                vertx,
                clock,
                parts.gates().holds(),
                parts.gates().gatekeeper(),
                parts.modes(),
                parts.stores().journal(),
                parts.gates().feed(),
                new JournalDecisions(parts.stores().journal(), parts.stores().journalStore()),
                new RulesParts(
                        parts.reloader(),
                        parts.policy(),
                        parts.others(),
                        parts.stores().revisions(),
                        parts.stores().statistics(),
                        parts.shadow(),
                        parts.drafts(),
                        parts.backtests(),
                        new CheckRequest.Defaults(Direction.ANSWER, config.language(), config.textMost())),
                parts.health(),
                operations,
                sessions,
                check,
                () -> address().toString(),
                false));
        dashboard = pages;
        guard(router, pages.access());
        QuestionRoutes.mount(router, parts.gates().queue());
        new ControlRoutes(parts.tripwire()).mount(router);
        pages.mount(router);
        return router;
    }

    /** What the dashboard's own routes do not guard themselves. */
    private static void guard(Router router, Access access) {
        for (String path : List.of("/api/v1/check", "/api/v1/questions/*", "/api/v1/tripwire/*")) {
            router.route(path).handler(access);
        }
        router.post("/api/v1/check").handler(BodyHandler.create(false).setBodyLimit(LARGEST_CHECK));
    }

    private OpenAiGateway gateway(Optional<URI> model) {
        Config.Llm llm = config.llm();
        Secret key = llm.apiKey();
        HttpUpstream.Settings upstream = model.map(base -> new HttpUpstream.Settings(
                        base.toString(),
                        key == null ? null : key.reveal(),
                        llm.connectTimeout(),
                        llm.responseTimeout(),
                        llm.idleTimeout(),
                        llm.maxAnswer(),
                        config.gateway().mostRequests()))
                .orElse(null);
        GatewayDesk.Settings settings = new GatewayDesk.Settings(
                config.language(),
                Circumstances.DEFAULT_CHANNEL,
                config.holds().keepAlive(),
                config.holds().reattach(),
                config.gateway().mostRequests(),
                "openai",
                config.persona().fromRequests());
        return new OpenAiGateway(
                vertx,
                parts.gates().gatekeeper(),
                parts.gates().answers(),
                upstream,
                new Wires(parts.tripwire(), config.tripwires()),
                settings,
                clock,
                parts.metrics().registry());
    }

    /** The canaries of every gate that is open. They carry the text that the policy in force names at each flight. */
    List<Canary> canaries() {
        OpenAiGateway open = gateway;
        if (open == null) {
            throw new IllegalStateException("no gate is open yet");
        }
        QuestionCanary chat = new QuestionCanary(parts.gates(), clock);
        return List.of(
                new GateCanary("openai", () -> flight(text -> open.canary(text).caught())),
                new GateCanary("chat", () -> flight(chat::caught)));
    }

    private Future<Boolean> flight(Function<String, Future<Boolean>> fly) {
        return parts.policy()
                .current()
                .canary()
                .map(fly)
                .orElseGet(() -> Future.failedFuture("the policy names no canary; write one, 'canary: ...'"));
    }

    /** Longer than any hold, since nothing is sent while a sentence in the middle of an answer waits. */
    private Duration idle() {
        Duration hold = config.holds().patience().plusMinutes(1);
        Duration least = Duration.ofMinutes(15);
        return hold.compareTo(least) > 0 ? hold : least;
    }

    private URI address() {
        if (server == null) {
            throw new IllegalStateException("not listening yet");
        }
        // Listening everywhere is no address to go to; this machine's own is.
        boolean everywhere = config.host().equals("0.0.0.0") || config.host().equals("::");
        String name = everywhere ? "127.0.0.1" : config.host();
        String host = name.contains(":") ? "[" + name + "]" : name;
        return URI.create("http://" + host + ":" + server.actualPort());
    }

    private static String randomToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Shows the tripwires what they watch, as far as they are switched on. */
    private record Wires(Tripwire tripwire, Config.Tripwires on) implements GatewayDesk.Witness {
        @Override
        public void model(String asked, String answered) {
            if (on.model()) {
                tripwire.model(answered);
            }
        }

        @Override
        public void persona(String text) {
            if (on.persona() && !text.isEmpty()) {
                tripwire.persona(text);
            }
        }
    }
}
