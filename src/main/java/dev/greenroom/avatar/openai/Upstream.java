package dev.greenroom.avatar.openai;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The language model behind the gateway. Main context only. */
interface Upstream {
    /** Sends a chat completion request; what comes back goes to the listener, until its last call or a cancel. */
    Call chat(JsonObject body, Credentials credentials, Listener listener);

    /** Reads a JSON document, such as the list of models. Fails with {@link UpstreamFault}. */
    Future<JsonObject> get(String path, Credentials credentials);

    /** What the client showed for the upstream to see. */
    record Credentials(
            @Nullable String authorization,
            @Nullable String organization,
            @Nullable String project) {
        static final Credentials NONE = new Credentials(null, null, null);
    }

    /** A request under way. */
    interface Call {
        /** Ends it; the listener hears nothing more. */
        void cancel();

        /** Stops reading, so that the upstream must wait. */
        void pause();

        void resume();
    }

    /** Hears an answer. After {@link #ended} or {@link #failed} nothing more comes. */
    interface Listener {
        /** One event of a stream, or the whole of an answer that was not streamed. */
        void chunk(JsonObject chunk);

        /** The answer is complete. */
        void ended();

        void failed(OpenAiErrors.Fault fault);
    }

    /** A fault as an exception. */
    final class UpstreamFault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient OpenAiErrors.Fault fault;

        UpstreamFault(OpenAiErrors.Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        OpenAiErrors.Fault fault() {
            return fault;
        }
    }
}
