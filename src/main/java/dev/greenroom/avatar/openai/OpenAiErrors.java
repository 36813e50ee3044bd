package dev.greenroom.avatar.openai;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Errors in OpenAI's shape. They are for faults of the connection alone: a verdict is never an error. */
final class OpenAiErrors {
    /**
     * A fault to tell the client.
     *
     * @param status HTTP status
     * @param code OpenAI's machine-readable code
     * @param message what was wrong and what to do
     * @param retry whether the same request may work later
     */
    record Fault(int status, String code, String message, boolean retry) {
        JsonObject body() {
            String type = status < 500 ? "invalid_request_error" : "upstream_error";
            return new JsonObject()
                    .put(
                            "error",
                            new JsonObject()
                                    .put("message", message)
                                    .put("type", type)
                                    .putNull("param")
                                    .put("code", code));
        }
    }

    private OpenAiErrors() {}

    static Fault badRequest(@Nullable String message) {
        return new Fault(400, "invalid_request", message == null ? "The request is malformed." : message, false);
    }

    static Fault tooBusy() {
        return new Fault(503, "overloaded", "Greenroom has as many requests under way as it may; try again.", true);
    }

    static Fault noUpstream() {
        return new Fault(
                503,
                "no_upstream",
                "No language model is configured. Set llm.base_url, or GREENROOM_LLM_BASE_URL, for example"
                        + " http://127.0.0.1:11434/v1 for Ollama.",
                false);
    }

    /** Answers with the fault, if nothing was sent yet. */
    static void send(HttpServerResponse response, Fault fault) {
        if (response.ended() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(fault.status()).putHeader("content-type", "application/json");
        if (!fault.retry()) {
            // The official clients retry 5xx and 429 twice unless they are told that it is useless.
            response.putHeader("x-should-retry", "false");
        }
        response.end(fault.body().encode());
    }
}
