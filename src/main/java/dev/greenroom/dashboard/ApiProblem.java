package dev.greenroom.dashboard;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * An error as an RFC 9457 problem document. The detail says what to do, not only what went wrong.
 *
 * @param status HTTP status, 400 to 599
 * @param type short name, which becomes {@code urn:greenroom:problem:<type>}
 * @param more further members, such as who won a review
 */
public record ApiProblem(int status, String type, String title, String detail, JsonObject more) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public ApiProblem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status from 400 to 599, got " + status);
        }
    }

    public ApiProblem(int status, String type, String title, String detail) {
        this(status, type, title, detail, new JsonObject());
    }

    public static ApiProblem internal() {
        return new ApiProblem(
                500,
                "internal",
                "Something broke in Greenroom",
                "Nothing was changed or released. Try again; the log has the cause.");
    }

    /** Ends the response with this problem, unless it has already begun. */
    public void send(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(json().toBuffer());
    }

    JsonObject json() {
        return new JsonObject()
                .put("type", "urn:greenroom:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .mergeIn(more);
    }
}
