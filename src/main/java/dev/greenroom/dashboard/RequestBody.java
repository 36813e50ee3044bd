package dev.greenroom.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Reads what a request says; throws {@link Refused} with a problem that names the key and what was expected. */
final class RequestBody {
    private static final int MOST_ROWS = 1000;

    private RequestBody() {}

    /** The body as a JSON object; an empty body is an empty object. */
    static JsonObject object(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return new JsonObject();
        }
        try {
            if (body.toJsonValue() instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException | IllegalArgumentException e) {
            throw bad("The body is not JSON", "Send a JSON object such as {\"mode\":\"review\"}, in UTF-8.");
        }
        throw bad("The body is not a JSON object", "Send a JSON object such as {\"mode\":\"review\"}.");
    }

    static String string(JsonObject body, String key) {
        if (body.getValue(key) instanceof String value) {
            return value;
        }
        throw bad("“" + key + "” is missing", "The body needs “" + key + "” with a string.");
    }

    static String optional(JsonObject body, String key) {
        return body.getValue(key) == null ? "" : string(body, key);
    }

    static boolean flag(JsonObject body, String key) {
        Object value = body.getValue(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw bad("“" + key + "” is not true or false", "Send “" + key + "” as true or false, or leave it out.");
    }

    /** The query's {@code limit}, {@code otherwise} when there is none. */
    static int limit(RoutingContext context, int otherwise) {
        String value = context.request().getParam("limit");
        if (value == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST_ROWS) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the same words
        }
        throw bad("“limit” is out of range", "“limit” is a whole number from 1 to " + MOST_ROWS + ".");
    }

    static Refused bad(String title, String detail) {
        return new Refused(new ApiProblem(400, "bad-request", title, detail));
    }
}
