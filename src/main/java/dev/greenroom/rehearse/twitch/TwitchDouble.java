package dev.greenroom.rehearse.twitch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * Twitch as far as Greenroom knows it, at a port of this machine: IRC at {@code /}, EventSub at {@code /ws}, Helix under
 * {@code /helix}. What is scripted on the {@link #stage} is told on both wires.
 */
public final class TwitchDouble {
    private final HttpServer server;
    private final Stage stage;
    private final Faults faults = new Faults();
    private final IrcWire irc;
    private final EventSubWire eventSub;
    private final HelixWire helix;

    private TwitchDouble(Vertx vertx, Clock clock, String channel) {
        stage = new Stage(clock, channel);
        irc = new IrcWire(vertx, clock, stage, faults);
        eventSub = new EventSubWire(vertx, clock, stage, faults);
        helix = new HelixWire(vertx, stage, eventSub, faults);
        Router router = Router.router(vertx);
        helix.mount(router);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setMaxWebSocketMessageSize(1024 * 1024)
                        // Without it tmi.js does not connect.
                        .setWebSocketSubProtocols(List.of("irc")))
                .webSocketHandler(socket -> {
                    if (socket.path().equals("/ws")) {
                        eventSub.welcome(socket);
                    } else {
                        irc.welcome(socket);
                    }
                })
                .requestHandler(router);
    }

    /**
     * Listens at a free port.
     *
     * @param channel the broadcaster's login
     */
    public static Future<TwitchDouble> listen(Vertx vertx, Clock clock, String channel) {
        return listen(vertx, clock, channel, 0);
    }

    /** Listens at a port that was free a moment ago. */
    public static Future<TwitchDouble> listen(Vertx vertx, Clock clock, String channel, int port) {
        TwitchDouble twitch = new TwitchDouble(vertx, clock, channel);
        return twitch.server.listen(port).map(listening -> {
            twitch.eventSub.at(twitch.eventSubAddress().toString());
            return twitch;
        });
    }

    public Future<Void> close() {
        return server.close();
    }

    public URI ircAddress() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/");
    }

    public URI eventSubAddress() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/ws");
    }

    public URI helixAddress() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/helix");
    }

    /** The channel, to let something happen in it. */
    public Stage stage() {
        return stage;
    }

    public Faults faults() {
        return faults;
    }

    public IrcWire irc() {
        return irc;
    }

    public EventSubWire eventSub() {
        return eventSub;
    }

    public HelixWire helix() {
        return helix;
    }
}
