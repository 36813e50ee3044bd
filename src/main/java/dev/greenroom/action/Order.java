package dev.greenroom.action;

import dev.greenroom.chat.PlatformAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A wish that something be done on a platform.
 *
 * @param cause what it comes of, such as {@code rule/no-slurs twitch/somebody#123} or {@code hold/abc}: the same cause
 *     never leads to the same action twice, also when a platform tells a message again
 * @param exchange of the message that it is about; empty when it is about none
 * @param by the rule, as {@code rule/no-slurs}, or the person that asks
 */
public record Order(PlatformAction action, String cause, String exchange, String by) {
    /** What the names of rules begin with in {@link #by}. */
    public static final String RULE = "rule/";

    /** Whether a rule asks, and no person. */
    public boolean isOfRule() {
        return by.startsWith(RULE);
    }

    /** The same for the same action of the same cause; it names nobody. */
    public String key() {
        String identity =
                String.join("\u0000", cause, action.channel(), action.kind().wire(), target(), detail());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whom or what it is done to, as the platform names it; empty for the channel as a whole. */
    public String target() {
        if (action instanceof PlatformAction.Delete delete) {
            return delete.messageId();
        } else if (action instanceof PlatformAction.Timeout timeout) {
            return timeout.authorId();
        } else if (action instanceof PlatformAction.Ban ban) {
            return ban.authorId();
        } else if (action instanceof PlatformAction.Warn warn) {
            return warn.authorId();
        } else if (action instanceof PlatformAction.DecideHeld held) {
            return held.messageId();
        } else if (action instanceof PlatformAction.Send send && send.replyTo() != null) {
            return send.replyTo();
        }
        return "";
    }

    /** What tells two actions on the same target apart. */
    private String detail() {
        if (action instanceof PlatformAction.Timeout timeout) {
            return timeout.length().toString();
        } else if (action instanceof PlatformAction.Send send) {
            return send.text();
        } else if (action instanceof PlatformAction.Mark mark) {
            return mark.description();
        } else if (action instanceof PlatformAction.Emergency emergency) {
            return String.valueOf(emergency.on());
        }
        return "";
    }
}
