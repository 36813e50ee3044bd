package dev.greenroom.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be shown: it hides itself wherever it is printed. */
public record Secret(String reveal) {
    /** The shortest owner's token that is accepted, in characters. */
    public static final int OWNER_TOKEN_LEAST = 16;

    private static final int MOST = 4096;

    public Secret {
        if (!isUsable(reveal, 1)) {
            throw new IllegalArgumentException("A secret is printable ASCII without spaces");
        }
    }

    /** Whether a text can be a secret of at least so many characters. */
    public static boolean isUsable(String text, int least) {
        return text.length() >= least && text.length() <= MOST && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** Whether {@code offered} is this secret; takes the same time wherever the two differ. */
    public boolean matches(String offered) {
        return MessageDigest.isEqual(reveal.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
