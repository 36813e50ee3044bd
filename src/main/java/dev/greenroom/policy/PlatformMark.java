package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's own moderation made of a message, told by two facts of its utterance, so that the journal keeps it
 * and a decision can be made again from there. A mark is a finding: the platform's category under {@code platform},
 * exposed as the level says, and without any harm of its own, since the platform says nothing of the context.
 *
 * @param category the platform's name for it, in letters that a category may have
 * @param level how grave the platform finds it, from 1 up
 * @param span where, in code points; absent for the message as a whole
 */
public record PlatformMark(
        String category, int level, @Nullable Span span) {
    /** The fact that names the places that the platform marked: {@code category/level/start/end}, with blanks between. */
    public static final String FLAGS = "platform-flags";

    /** The fact that the platform holds the message: {@code category/level}. */
    public static final String HELD = "platform-held";

    /** What platforms are known to call it; any other name lies under {@code platform}, too. */
    public static final List<String> CATEGORIES = List.of(
            "platform/aggressive",
            "platform/blocked-term",
            "platform/bullying",
            "platform/disability",
            "platform/identity",
            "platform/misogyny",
            "platform/profanity",
            "platform/race-ethnicity-or-religion",
            "platform/sex-based-terms",
            "platform/sexual",
            "platform/sexuality-sex-or-gender",
            "platform/suspicious",
            "platform/swearing");

    /** The level at which exposure is complete; AutoMod's go from 1 to 7. */
    private static final double HIGHEST_LEVEL = 7;

    private static final int MOST_FLAGS = 8;
    private static final int LONGEST_NAME = 32;

    /** A mark of the whole message. */
    public static PlatformMark of(String name, int level) {
        return new PlatformMark(category(name), Math.max(1, level), null);
    }

    /** A mark of a place. */
    public static PlatformMark of(String name, int level, int start, int end) {
        return new PlatformMark(category(name), Math.max(1, level), new Span(start, end));
    }

    private static String category(String name) {
        String letters =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return letters.isEmpty() ? "unnamed" : letters.substring(0, Math.min(LONGEST_NAME, letters.length()));
    }

    /** As a part of {@link #FLAGS}, or as {@link #HELD}. */
    public String written() {
        return category + "/" + level + (span == null ? "" : "/" + span.start() + "/" + span.end());
    }

    /** The places that the platform marked. What was not written by {@link #written} is left out: bots tell facts, too. */
    public static List<PlatformMark> flags(Circumstances around) {
        String written = around.facts().get(FLAGS);
        List<PlatformMark> marks = new ArrayList<>();
        if (written != null) {
            for (String one : written.split(" ")) {
                read(one, 4).filter(mark -> marks.size() < MOST_FLAGS).ifPresent(marks::add);
            }
        }
        return marks;
    }

    /** For what the platform holds the message, if it does. */
    public static Optional<PlatformMark> held(Circumstances around) {
        String written = around.facts().get(HELD);
        return written == null
                ? Optional.empty()
                : Optional.of(read(written, 2).orElse(new PlatformMark("unnamed", 1, null)));
    }

    private static Optional<PlatformMark> read(String written, int length) {
        String[] parts = written.split("/");
        if (parts.length != length || !parts[0].matches("[a-z0-9-]{1,32}")) {
            return Optional.empty();
        }
        for (int i = 1; i < length; i++) {
            if (!parts[i].matches("\\d{1,5}")) {
                return Optional.empty();
            }
        }
        int level = Math.max(1, Integer.parseInt(parts[1]));
        if (length == 2) {
            return Optional.of(new PlatformMark(parts[0], level, null));
        }
        int start = Integer.parseInt(parts[2]);
        return Optional.of(new PlatformMark(
                parts[0], level, new Span(start, Math.max(start, Integer.parseInt(parts[3])))));
    }

    /** All marks of an utterance as findings. */
    static List<Finding> in(Utterance utterance) {
        Map<String, String> facts = utterance.around().facts();
        if (!facts.containsKey(FLAGS) && !facts.containsKey(HELD)) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        flags(utterance.around()).forEach(mark -> found.add(mark.finding(FLAGS, utterance.text())));
        held(utterance.around()).ifPresent(mark -> found.add(mark.finding(HELD, utterance.text())));
        return found;
    }

    private Finding finding(String id, String text) {
        double exposure = Math.min(1, level / HIGHEST_LEVEL);
        return new Finding(id, "", new Category("platform/" + category), 0, 1, exposure, within(text), null, List.of());
    }

    /** Where it stands in a text, or the whole of it. */
    public Span within(String text) {
        int length = text.codePointCount(0, text.length());
        if (span == null || span.start() >= length) {
            return new Span(0, length);
        }
        return new Span(span.start(), Math.min(span.end(), length));
    }
}
