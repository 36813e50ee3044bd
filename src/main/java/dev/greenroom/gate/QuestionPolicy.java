package dev.greenroom.gate;

import dev.greenroom.policy.Limits.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which chat messages are meant for the avatar. Every message is judged and journalled; only these are queued.
 *
 * @param which how picky it is
 * @param addresses how viewers speak to the avatar: a command such as {@code !ask} or a name such as {@code @avatar};
 *     case does not matter
 * @param questionWords first words that make a question or a request without a question mark, in lower case
 * @param mostCodePoints a longer message is refused, 1 to 10,000
 * @param flood how many messages of one channel are looked at; more are shed unread. It protects the process and the
 *     journal from a raid, not the avatar: that is what the policy's limits are for
 * @param mostInCheck how many messages may be in check or waiting for a review at once
 * @param testPrefix what a moderator's message begins with that is only to be judged, such as {@code !test}; case does
 *     not matter; empty for none
 */
public record QuestionPolicy(
        Which which,
        List<String> addresses,
        Set<String> questionWords,
        int mostCodePoints,
        Rate flood,
        int mostInCheck,
        String testPrefix) {
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** How picky the gate is. */
    public enum Which {
        /** Every message of two words or more, and every question; a lone emote or exclamation is none. */
        ALL,
        /** What contains a question mark, begins as a question or a request does, or speaks to the avatar. */
        QUESTIONS,
        /** Only what speaks to the avatar. */
        ADDRESSED
    }

    public QuestionPolicy {
        testPrefix = testPrefix.strip().toLowerCase(Locale.ROOT);
        addresses = addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .toList();
        questionWords = Set.copyOf(questionWords);
        if (addresses.contains("")) {
            throw new IllegalArgumentException("An address is a word such as '!ask' or '@avatar', got an empty one");
        }
        if (which == Which.ADDRESSED && addresses.isEmpty()) {
            throw new IllegalArgumentException(
                    "Where only messages to the avatar count, name at least one address such as '!ask' or '@avatar'");
        }
        if (mostCodePoints < 1 || mostCodePoints > 10_000) {
            throw new IllegalArgumentException(
                    "The longest question lies between 1 and 10000 code points, got " + mostCodePoints);
        }
        if (mostInCheck < 1) {
            throw new IllegalArgumentException("At least 1 message can be in check, got " + mostInCheck);
        }
        if (addresses.contains(testPrefix)) {
            throw new IllegalArgumentException(
                    "'" + testPrefix + "' is either an address or what tests begin with, not both");
        }
    }

    /** Without tests. */
    public QuestionPolicy(
            Which which,
            List<String> addresses,
            Set<String> questionWords,
            int mostCodePoints,
            Rate flood,
            int mostInCheck) {
        this(which, addresses, questionWords, mostCodePoints, flood, mostInCheck, "");
    }

    /** Questions and requests in English and French, {@code !ask}, {@code @avatar} and {@code !test}; as long as Twitch lets a message be. */
    public static final QuestionPolicy DEFAULT = new QuestionPolicy(
            Which.QUESTIONS,
            List.of("!ask", "@avatar"),
            Set.of(("who what when where why how which whose can could would should will do does did is are am was were"
                            + " qui que quoi quand où ou-est pourquoi comment combien quel quelle quels quelles"
                            + " est-ce qu'est-ce peux-tu pouvez-vous as-tu es-tu penses-tu"
                            + " tell give name list rank explain describe recommend sing"
                            + " donne donne-moi donne-nous donnez-moi dis-moi dis-nous dites-moi raconte raconte-moi"
                            + " raconte-nous explique explique-moi explique-nous parle-moi parle-nous cite cite-moi"
                            + " classe décris recommande conseille-moi chante chante-nous fais-moi fais-nous")
                    .split(" ")),
            500,
            new Rate(500, Duration.ofSeconds(1)),
            5_000,
            "!test");

    /** Whether a text is for the avatar. */
    boolean isQuestion(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (isAddressed(plain)) {
            return hasWord(withoutAddress(plain));
        }
        return switch (which) {
            case ADDRESSED -> false;
            case QUESTIONS -> hasWord(plain) && (hasQuestionMark(plain) || startsAsQuestion(plain));
            case ALL -> hasWord(plain) && (hasQuestionMark(plain) || words(plain).length > 1);
        };
    }

    /** The text without the command or name that it begins with. */
    String withoutAddress(String text) {
        String stripped = text.strip();
        return addresses.stream()
                .flatMap(address -> after(address, stripped).stream())
                .findFirst()
                .orElse(stripped);
    }

    /** What a test wants to have judged, empty where nothing follows the prefix; absent for what is no test. */
    Optional<String> tested(String text) {
        return testPrefix.isEmpty() ? Optional.empty() : after(testPrefix, text.strip());
    }

    private static Optional<String> after(String word, String stripped) {
        boolean begins = beginsWith(stripped.toLowerCase(Locale.ROOT), word)
                && stripped.regionMatches(true, 0, word, 0, word.length());
        return begins ? Optional.of(stripped.substring(word.length()).replaceFirst("^[\\s,:]+", "")) : Optional.empty();
    }

    private boolean isAddressed(String plain) {
        return addresses.stream()
                .anyMatch(address -> beginsWith(plain, address)
                        || (address.startsWith("@")
                                && List.of(plain.split("[\\s,:;.!?]+")).contains(address)));
    }

    private static boolean beginsWith(String plain, String address) {
        return plain.startsWith(address)
                && (plain.length() == address.length() || !Character.isLetterOrDigit(plain.charAt(address.length())));
    }

    private static boolean hasQuestionMark(String plain) {
        // Also full-width, Arabic, and the interrobang family.
        return plain.codePoints().anyMatch(point -> "?？؟‽⁇⁈⁉❓❔".indexOf(point) >= 0);
    }

    private boolean startsAsQuestion(String plain) {
        String[] words = plain.split("\\s+", 3);
        return words.length > 1 && questionWords.contains(words[0]);
    }

    private static boolean hasWord(String plain) {
        return plain.codePoints().filter(Character::isLetter).limit(2).count() == 2;
    }

    private static String[] words(String plain) {
        return NOT_A_LETTER.matcher(plain).replaceAll(" ").strip().split(" ");
    }
}
