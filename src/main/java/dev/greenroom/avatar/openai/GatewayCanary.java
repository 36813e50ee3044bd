package dev.greenroom.avatar.openai;

import dev.greenroom.gate.AnswerDesk;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.journal.JournalEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends a harmful text through the gateway's own code path, as a language model would, letter by letter, and listens for
 * it on the client's side, where it must not arrive. Main context only.
 */
public final class GatewayCanary {
    /** The name in the journal of what canaries cause. */
    public static final String SOURCE = JournalEntry.Decided.CANARY + "openai";

    private static final Duration NO_WAIT = Duration.ofMillis(1);

    private final GatewayDesk desk;
    private final Bird bird;
    private final JsonObject question;

    /** @param text must be blocked by the policy; it is known to be caught when nothing of it comes out */
    public GatewayCanary(
            Vertx vertx,
            Gatekeeper gatekeeper,
            AnswerDesk answers,
            GatewayDesk.Settings settings,
            Clock clock,
            MeterRegistry metrics,
            String text) {
        this.bird = new Bird(text);
        GatewayDesk.Settings own = new GatewayDesk.Settings(
                settings.language(), settings.channel(), settings.keepAlive(), NO_WAIT, 1, SOURCE, false);
        this.desk = new GatewayDesk(vertx, gatekeeper, answers, bird, new Unwatched(), own, clock, metrics);
        this.question = new JsonObject()
                .put("model", "canary")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray()
                                .add(new JsonObject().put("role", "system").put("content", "canary")));
    }

    /** Whether the text was caught this time. */
    public Future<Boolean> caught() {
        ChatExchange exchange = new ChatExchange(
                desk, new ChatRequest(question, true, false, false), SOURCE, Upstream.Credentials.NONE);
        Ear ear = new Ear();
        desk.add(exchange);
        exchange.attach(ear);
        exchange.start();
        exchange.detach(ear);
        return Future.succeededFuture(ear.ended && !ear.heard.toString().contains(bird.text));
    }

    /** The model's side. */
    private record Bird(String text) implements Upstream {
        @Override
        public Call chat(JsonObject body, Credentials credentials, Listener listener) {
            text.codePoints()
                    .mapToObj(Character::toString)
                    .forEach(letter -> listener.chunk(delta(new JsonObject().put("content", letter))));
            listener.ended();
            return new IdleCall();
        }

        private static JsonObject delta(JsonObject delta) {
            return new JsonObject()
                    .put(
                            "choices",
                            new JsonArray().add(new JsonObject().put("index", 0).put("delta", delta)));
        }

        @Override
        public Future<JsonObject> get(String path, Credentials credentials) {
            return Future.failedFuture("a canary knows no " + path);
        }
    }

    private record Unwatched() implements GatewayDesk.Witness {
        @Override
        public void model(String asked, String answered) {}

        @Override
        public void persona(String text) {}
    }

    /** The client's side. */
    private static final class Ear implements Reply {
        private final StringBuilder heard = new StringBuilder();
        private boolean ended;

        @Override
        public void piece(Piece piece) {
            heard.append(piece.delta().encode());
            @Nullable Object content = piece.delta().getValue("content");
            heard.append(content);
        }

        @Override
        public void end(Ending ending) {
            ended = true;
        }

        @Override
        public void waiting() {}

        @Override
        public void fail(OpenAiErrors.Fault fault) {}

        @Override
        public void drop() {}

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void onRoom(Runnable listener) {
            listener.run();
        }
    }
}
