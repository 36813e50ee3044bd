package dev.greenroom.dashboard;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tells the open pages what happens, as server-sent events. Nothing is replayed: a page that comes back reads
 * {@code /api/v1/state} anew. A page that does not keep up is disconnected and counted. Main context only.
 */
final class LiveFeed {
    static final int MOST_CLIENTS = 100;
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST_UNREAD_BYTES = 512 * 1024;

    private final List<Client> clients = new ArrayList<>();
    private final Vertx vertx;
    private final long timer;
    private long lastId;
    private long dropped;

    private record Client(HttpServerResponse response, BooleanSupplier maySee) {}

    LiveFeed(Vertx vertx) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(HEARTBEAT.toMillis(), tick -> beat());
    }

    /** Opens a feed that lasts as long as the page stays and {@code maySee} holds. */
    void open(RoutingContext context, BooleanSupplier maySee) {
        if (clients.size() >= MOST_CLIENTS) {
            new ApiProblem(
                            503,
                            "too-many-pages",
                            "Too many pages are open",
                            "At most " + MOST_CLIENTS + " pages are told what happens. Close some, then reload.")
                    .send(context);
            return;
        }
        HttpServerResponse response = context.response()
                .setChunked(true)
                .setWriteQueueMaxSize(MOST_UNREAD_BYTES)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        Client client = new Client(response, maySee);
        clients.add(client);
        response.closeHandler(gone -> clients.remove(client));
        response.exceptionHandler(error -> clients.remove(client));
        response.write("retry: 1000\n\n: live\n\n");
    }

    void publish(String event, JsonObject data) {
        String message = "id: " + ++lastId + "\nevent: " + event + "\ndata: " + data.encode() + "\n\n";
        send(message);
    }

    /** How many pages are connected. */
    int clients() {
        return clients.size();
    }

    /** How many pages were disconnected because they did not keep up. */
    long dropped() {
        return dropped;
    }

    void close() {
        vertx.cancelTimer(timer);
        List.copyOf(clients).forEach(client -> client.response().end());
        clients.clear();
    }

    private void beat() {
        for (Client client : List.copyOf(clients)) {
            if (!client.maySee().getAsBoolean()) {
                clients.remove(client);
                client.response().end();
            }
        }
        send(": still here\n\n");
    }

    private void send(String message) {
        for (Client client : List.copyOf(clients)) {
            if (client.response().writeQueueFull()) {
                dropped++;
                clients.remove(client);
                client.response().reset();
            } else {
                client.response().write(message);
            }
        }
    }
}
