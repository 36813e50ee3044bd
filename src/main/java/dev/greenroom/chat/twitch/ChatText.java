package dev.greenroom.chat.twitch;

import dev.greenroom.chat.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a text what Twitch takes as nothing but words: no line break that would begin another command, no slash or dot
 * at the beginning that would be one, and pieces of at most {@value #LONGEST} characters.
 */
final class ChatText {
    static final int LONGEST = 500;
    static final int MOST_PIECES = 10;

    /** A piece is cut at a space where one is as near to its end as this. */
    private static final int LOOK_BACK = 120;

    private static final String DASH = "– ";

    private ChatText() {}

    /** Empty where there is nothing to send, or more than {@value #MOST_PIECES} pieces of it. */
    static Optional<List<String>> pieces(String text) {
        String rest = Pieces.inOneLine(text);
        List<String> pieces = new ArrayList<>();
        while (!rest.isEmpty()) {
            if (pieces.size() == MOST_PIECES) {
                return Optional.empty();
            }
            String safe = harmless(rest);
            if (safe.isEmpty()) {
                break;
            }
            int end = safe.length() <= LONGEST ? safe.length() : Pieces.border(safe, LONGEST, LOOK_BACK);
            pieces.add(safe.substring(0, end).stripTrailing());
            rest = safe.substring(end).strip();
        }
        return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces);
    }

    /** The beginning of a text, at most so many characters, cut where a reader would not see half a sign. */
    static String beginning(String text, int most) {
        String flat = text.replaceAll("\\p{Cc}+", " ").strip();
        return flat.length() <= most
                ? flat
                : flat.substring(0, Pieces.border(flat, most, LOOK_BACK)).stripTrailing();
    }

    /** Without the invisible at its beginning, and with a dash where it would be a command. */
    private static String harmless(String text) {
        int start = 0;
        while (start < text.length() && isInvisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        String shown = text.substring(start);
        if (shown.startsWith("..")) {
            return harmless("…" + shown.replaceFirst("^\\.+", ""));
        }
        return shown.startsWith("/") || shown.startsWith(".") ? DASH + shown : shown;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point)
                || type == Character.SPACE_SEPARATOR
                || type == Character.FORMAT
                || type == Character.CONTROL
                || point == 0x3164
                || point == 0x115F
                || point == 0x1160
                || point == 0xFFA0
                || point == 0x2800;
    }
}
