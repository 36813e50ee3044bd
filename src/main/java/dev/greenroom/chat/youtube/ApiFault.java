package dev.greenroom.chat.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Why a call of the API brought no answer that is of use. */
final class ApiFault extends Exception {
    private final Trouble trouble;
    private final String reason;

    /** What is wrong, by what can be done about it. */
    enum Trouble {
        /** The day's quota is used up; nothing was sent, or YouTube said so. */
        QUOTA,
        /** Too many calls at a time. */
        SLOW_DOWN,
        /** There is no sign-in, or it is no longer accepted and cannot be renewed. */
        SIGNED_OUT,
        /** The key is refused. */
        KEY_REFUSED,
        FORBIDDEN,
        CHAT_DISABLED,
        CHAT_OVER,
        /** What was named is not there. */
        NOT_THERE,
        /** The position in the chat is no longer known. */
        STALE_POSITION,
        /** This request will never be accepted. */
        REFUSED,
        /** Something is wrong on YouTube's side. */
        SERVER,
        /** No connection: nothing was sent. */
        UNREACHABLE,
        /** The request was sent, but no answer came, or not all of it. */
        LOST,
        /** The answer is not what it should be. */
        MALFORMED
    }

    ApiFault(Trouble trouble, String reason) {
        super(trouble + " (" + reason + ")");
        this.trouble = trouble;
        this.reason = reason;
    }

    Trouble trouble() {
        return trouble;
    }

    /** YouTube's word for it where it has one, such as {@code liveChatEnded}. */
    String reason() {
        return reason;
    }

    /** Reads a refusal. YouTube's own sentence is left out: it may repeat what was sent. */
    static ApiFault of(int status, @Nullable JsonObject body) {
        JsonObject error =
                body != null && body.getValue("error") instanceof JsonObject found ? found : new JsonObject();
        String reason = reason(error);
        if (reason.isEmpty()) {
            return new ApiFault(byStatus(status), "status " + status);
        }
        return new ApiFault(byReason(status, reason), reason);
    }

    private static String reason(JsonObject error) {
        for (String list : new String[] {"details", "errors"}) {
            if (error.getValue(list) instanceof JsonArray all
                    && !all.isEmpty()
                    && all.getValue(0) instanceof JsonObject first
                    && first.getValue("reason") instanceof String reason
                    && reason.matches("[A-Za-z0-9_]{1,64}")
                    && (list.equals("errors") || reason.equals("API_KEY_INVALID"))) {
                return reason;
            }
        }
        return "";
    }

    private static Trouble byReason(int status, String reason) {
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded" -> Trouble.QUOTA;
            case "rateLimitExceeded", "userRateLimitExceeded", "userRequestsExceedRateLimit" -> Trouble.SLOW_DOWN;
            case "liveChatDisabled" -> Trouble.CHAT_DISABLED;
            case "liveChatEnded", "liveChatNotFound" -> Trouble.CHAT_OVER;
            case "invalidPageToken", "pageTokenInvalid" -> Trouble.STALE_POSITION;
            case "API_KEY_INVALID", "keyInvalid", "keyExpired" -> Trouble.KEY_REFUSED;
            case "modificationNotAllowed", "redundantTransition", "invalidTransition" -> Trouble.REFUSED;
            default -> byStatus(status);
        };
    }

    private static Trouble byStatus(int status) {
        return switch (status) {
            case 401 -> Trouble.SIGNED_OUT;
            case 403 -> Trouble.FORBIDDEN;
            case 404, 501 -> Trouble.NOT_THERE;
            case 429 -> Trouble.SLOW_DOWN;
            default -> status >= 500 ? Trouble.SERVER : status >= 400 ? Trouble.REFUSED : Trouble.MALFORMED;
        };
    }
}
