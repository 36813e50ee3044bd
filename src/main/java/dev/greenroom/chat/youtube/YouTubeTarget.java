package dev.greenroom.chat.youtube;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which broadcast's chat is read. */
public sealed interface YouTubeTarget {
    /** What is written for one's own broadcast, whichever is live. */
    String OWN_WORD = "own";

    /** One video, by its id. */
    record Video(String id) implements YouTubeTarget {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{11}");

        public Video {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "A YouTube video's id is 11 letters, digits, '-' and '_', got '" + id + "'");
            }
        }
    }

    /** The broadcast of whoever is signed in. */
    record Own() implements YouTubeTarget {}

    /** A video's id, any usual address of it, or {@value #OWN_WORD}; nothing for anything else. */
    static Optional<YouTubeTarget> parse(String written) {
        String text = written.strip();
        if (text.equals(OWN_WORD)) {
            return Optional.of(new Own());
        }
        if (Video.ID.matcher(text).matches()) {
            return Optional.of(new Video(text));
        }
        Matcher address = Address.FORM.matcher(text);
        if (!address.matches()) {
            return Optional.empty();
        }
        String inPath = address.group("path");
        String id = inPath == null ? address.group("query") : inPath;
        return Optional.of(new Video(id));
    }

    /** Every address that YouTube itself shows in a browser, in its share button and in its studio. */
    final class Address {
        private static final String HOST = "(?:www\\.|m\\.|music\\.)?(?:youtube\\.com|youtube-nocookie\\.com)";
        private static final String ID = "[A-Za-z0-9_-]{11}";
        private static final String END = "(?:[/?&#].*)?";
        static final Pattern FORM = Pattern.compile("(?i:(?:https?://)?(?:"
                + "(?:youtu\\.be/|" + HOST + "/(?:live|shorts|embed|v)/|studio\\.youtube\\.com/video/))"
                + "(?<path>" + ID + ")" + END
                + "|(?:https?://)?" + HOST + "/(?:watch|live_chat)/?\\?(?:[^#]*&)?v=(?<query>" + ID + ")(?:[&#].*)?)");

        private Address() {}
    }
}
