package dev.greenroom.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is meant once it is turned round: read backwards, the way in which it is displayed, the right way up,
 * or decoded. Keeps for each code point where it came from.
 */
final class Turned {
    private static final int OVERRIDE = 0x202E;
    private static final int ISOLATE = 0x2067;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LEAST_ENCODED = 12;

    private final int[] original;
    private final StringBuilder text = new StringBuilder();
    private int[] starts;
    private int[] ends;
    private int count;

    private Turned(String source) {
        original = source.codePoints().toArray();
        starts = new int[original.length];
        ends = new int[original.length];
    }

    static boolean isOverride(int cp) {
        return cp == OVERRIDE || cp == ISOLATE;
    }

    static View backwards(String source) {
        Turned turned = new Turned(source);
        for (int i = turned.original.length - 1; i >= 0; i--) {
            turned.put(turned.original[i], i, i + 1);
        }
        return turned.view();
    }

    static View rotated(String source) {
        Turned turned = new Turned(source);
        for (int i = 0; i < turned.original.length; i++) {
            turned.put(rot13(turned.original[i]), i, i + 1);
        }
        return turned.view();
    }

    /** Letters that stand on their head, upright and from the last to the first. */
    static View upright(String source) {
        Turned turned = new Turned(source);
        for (int i = turned.original.length - 1; i >= 0; i--) {
            turned.put(upright(turned.original[i]), i, i + 1);
        }
        return turned.view();
    }

    /** What a viewer sees where the direction of the writing is overridden. */
    static View displayed(String source) {
        Turned turned = new Turned(source);
        int[] from = turned.original;
        for (int i = 0; i < from.length; ) {
            if (!isOverride(from[i])) {
                turned.put(from[i], i, i + 1);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < from.length && !endsOverride(from[end])) {
                end++;
            }
            for (int j = end - 1; j > i; j--) {
                turned.put(from[j], j, j + 1);
            }
            i = end;
        }
        return turned.view();
    }

    /** The text with what is Base64 of readable text decoded; nothing when there is none. */
    static @Nullable View decoded(String source) {
        Turned turned = new Turned(source);
        boolean any = false;
        for (int i = 0; i < turned.original.length; ) {
            int end = i;
            while (end < turned.original.length && isBase64(turned.original[end])) {
                end++;
            }
            String plain = end - i >= LEAST_ENCODED ? readable(new String(turned.original, i, end - i)) : null;
            if (plain != null) {
                any = true;
                int first = i;
                int last = end;
                plain.codePoints().forEach(cp -> turned.put(cp, first, last));
                i = end;
            } else {
                int stop = Math.max(end, i + 1);
                for (; i < stop; i++) {
                    turned.put(turned.original[i], i, i + 1);
                }
            }
        }
        return any ? turned.view() : null;
    }

    private static @Nullable String readable(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
            String plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            long letters = plain.chars()
                    .filter(c -> Character.isLetter(c) || c == ' ' || c == '\'')
                    .count();
            return letters * 10 >= plain.length() * 9L ? plain : null;
        } catch (IllegalArgumentException | CharacterCodingException notEncoded) {
            return null;
        }
    }

    static boolean isBase64(int cp) {
        return cp >= 'a' && cp <= 'z'
                || cp >= 'A' && cp <= 'Z'
                || cp >= '0' && cp <= '9'
                || cp == '+'
                || cp == '/'
                || cp == '='
                || cp == '-'
                || cp == '_';
    }

    static int rot13(int cp) {
        if (cp >= 'a' && cp <= 'z') {
            return 'a' + (cp - 'a' + 13) % 26;
        }
        return cp >= 'A' && cp <= 'Z' ? 'A' + (cp - 'A' + 13) % 26 : cp;
    }

    private static int upright(int cp) {
        char upright = Letters.turned(cp);
        if (upright != 0) {
            return upright;
        }
        return switch (cp) {
            case 'n' -> 'u';
            case 'u' -> 'n';
            case 'b' -> 'q';
            case 'q' -> 'b';
            case 'd' -> 'p';
            case 'p' -> 'd';
            case 'M' -> 'w';
            case 'W' -> 'm';
            default -> cp;
        };
    }

    private static boolean endsOverride(int cp) {
        return cp == 0x202C || cp == 0x2069 || cp == '\n' || isOverride(cp);
    }

    private void put(int cp, int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2 + 8);
            ends = Arrays.copyOf(ends, count * 2 + 8);
        }
        starts[count] = start;
        ends[count++] = end;
        // Two halves of a letter that were apart may not become one.
        text.appendCodePoint(cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE ? REPLACEMENT : cp);
    }

    private View view() {
        int[] first = Arrays.copyOf(starts, count);
        int[] last = Arrays.copyOf(ends, count);
        return new Scan(text.toString(), Scan.Reading.PLAIN).view().movedTo(first, last, original.length);
    }
}
