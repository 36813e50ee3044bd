package dev.greenroom.chat;

import io.vertx.core.Future;
import io.vertx.core.Handler;

/** A place that chat comes from. Events arrive on the context that called {@link #start}. */
public interface ChatSource {
    /** Names the source in health and journal: {@code twitch}, {@code replay}, ... */
    String name();

    /** Begins to deliver. Completes when the source is connected, or fails with a message for the streamer. */
    Future<Void> start(Handler<ChatEvent> sink);

    /** Stops delivering and frees everything. */
    Future<Void> stop();

    /** The connection in words, for the health page, such as {@code connected to #somebody}. */
    Status status();

    /** How the connection stands. */
    record Status(State state, Words words) {
        public Status(State state, String en, String fr) {
            this(state, new Words(en, fr));
        }

        /** In English, for logs and metrics. */
        public String detail() {
            return words.en();
        }

        /** Whether messages can arrive. */
        public enum State {
            CONNECTED,
            CONNECTING,
            /** Messages arrive, but something that was asked for does not work, or later or not all of it. */
            DEGRADED,
            FAILED,
            ENDED
        }
    }
}
