package dev.greenroom.chat.twitch;

/** Helix answered with something else than success. */
final class HelixFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param message Twitch's own words; may be empty */
    HelixFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Twitch's own words; may be empty. */
    String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The token is no longer good; one that lacks a scope is, and another would lack it too. */
    boolean isStale() {
        return status == 401 && !words().toLowerCase(java.util.Locale.ROOT).contains("scope");
    }
}
