package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a voice would say, in one language. Words are turned into sounds by a table of the language's file, and runs of
 * words are compared with the sounds of what must not be said. Words that are all ordinary are meant as they stand,
 * unless they are the whole text. Immutable.
 */
final class Spoken {
    /** Shorter sounds are like too many others. */
    private static final int LEAST_SOUNDS = 4;

    private static final int LEAST_NAME = 3;
    private static final int LEAST_LETTERS = 4;

    /** So many letters have words that stand for others because of an accent. */
    static final int ACCENTED = 2;

    private static final int MOST_WORDS = 5;
    private static final int INSIDE = View.APOSTROPHE;
    private static final int SOUND_BITS = 7;

    private final Sounds table;
    private final WordMap<String> written;
    /** With which sound those begin, with which two, and how many they have at most. */
    private final BitSet begin = new BitSet();

    private final BitSet beginWithTwo = new BitSet();

    /** All that stands in those: a word with other sounds is no part of any. */
    private final Beginnings parts;

    private final int mostSounds;
    private final WordMap<String> homophones;
    private final WordMap<String> respelt;
    private final WordMap<String> accented;

    /** What sounds like something: the words {@code first} to {@code last}, and what it is. */
    record Heard(int first, int last, String written) {}

    /**
     * @param table rows such as {@code ph f}; {@code e$} is an e at the end of a word, and a row without a second word is silent
     * @param words the words of the rule files; those that say something are heard when they are written otherwise
     * @param said what must not be said, by a way of writing it; as {@code Views.phrase} gives it
     */
    Spoken(List<String> table, Map<String, String> said, Map<String, Rank> words) {
        this.table = new Sounds(table);
        Map<String, String> bySound = new HashMap<>();
        Map<String, String> byLetters = new HashMap<>();
        Map<String, String> byAccent = new HashMap<>();
        said.forEach((phrase, meant) -> {
            if (isAccented(phrase)) {
                byAccent.put(Views.phrase(phrase).strip(), meant);
                return;
            }
            if (phrase.strip().indexOf(' ') < 0 && !words.containsKey(phrase.strip())) {
                byLetters.put(phrase.strip(), meant);
            }
            String sound = this.table.of(phrase.strip());
            boolean digits = phrase.chars().anyMatch(Character::isDigit);
            if (sound.length() >= LEAST_SOUNDS || digits) {
                bySound.put(sound, meant);
            }
        });
        written = new WordMap<>(bySound);
        bySound.keySet().stream().filter(sound -> !sound.isEmpty()).forEach(this::begin);
        parts = new Beginnings(bySound.keySet().stream().flatMap(Spoken::parts).toList());
        mostSounds = bySound.keySet().stream().mapToInt(String::length).max().orElse(0);
        respelt = new WordMap<>(byLetters);
        accented = new WordMap<>(byAccent);
        homophones = new WordMap<>(homophones(words));
    }

    private static Stream<String> parts(String sounds) {
        return IntStream.range(0, sounds.length())
                .boxed()
                .flatMap(from ->
                        IntStream.rangeClosed(from + 1, sounds.length()).mapToObj(to -> sounds.substring(from, to)));
    }

    private void begin(String sound) {
        begin.set(sound.charAt(0));
        if (sound.length() > 1) {
            beginWithTwo.set(two(sound, 0));
        } else {
            beginWithTwo.set(sound.charAt(0) << SOUND_BITS, sound.charAt(0) + 1 << SOUND_BITS);
        }
    }

    /** Two sounds as one number; those beyond ASCII share theirs with others. */
    private static int two(String sounds, int at) {
        return sounds.charAt(at) << SOUND_BITS | sounds.charAt(at + 1) & (1 << SOUND_BITS) - 1;
    }

    /** One word for each sound: of several the one that says most, and of names the longest, which is the plural. */
    private Map<String, String> homophones(Map<String, Rank> words) {
        Map<String, String> bySound = new HashMap<>();
        words.forEach((word, rank) -> {
            if (rank == Rank.OTHER || word.length() < LEAST_SOUNDS) {
                return;
            }
            String sound = table.of(word);
            if (sound.length() >= (rank == Rank.NAME ? LEAST_NAME : LEAST_SOUNDS)) {
                bySound.merge(sound, word, (a, b) -> {
                    int byRank = words.getOrDefault(a, Rank.OTHER).compareTo(words.getOrDefault(b, Rank.OTHER));
                    boolean longer = a.length() >= b.length();
                    return byRank > 0 || byRank == 0 && longer == (rank == Rank.NAME) ? a : b;
                });
            }
        });
        return bySound;
    }

    /** The sounds of as much of a view as may stand for something else: the words that are not known and those around. */
    final class Speech {
        private final View view;
        private final int from;
        private final int last;
        private final String sounds;
        private final int[] starts;

        /**
         * @param first the first word that may be something else, or the first of a run that may
         * @param last the last one
         */
        Speech(View view, int first, int last) {
            this.view = view;
            this.last = last;
            from = Math.max(0, first - MOST_WORDS + 1);
            int to = Math.min(view.words(), last + MOST_WORDS);
            char[] said = new char[view.text().length() * table.growth()];
            starts = new int[view.words() + 1];
            starts[from] = before(said);
            for (int word = from; word < to; word++) {
                starts[word + 1] = say(word, said, starts[word]);
            }
            sounds = new String(said, 0, starts[to]);
        }

        private int say(int word, char[] said, int count) {
            return table.say(view.text(), view.wordStart(word), view.wordEnd(word), said, count);
        }

        /** The sounds of the nearest word before the first that has any: a sound that is said again is heard once. */
        private int before(char[] said) {
            int count = 0;
            for (int word = from - 1; word >= 0 && count == 0; word--) {
                count = say(word, said, 0);
            }
            return count;
        }

        /** What an unknown word sounds like; nothing when it is like none. */
        @Nullable
        String homophone(int word) {
            int length = view.wordEnd(word) - view.wordStart(word);
            String exact = respelt.get(view.text(), view.wordStart(word), view.wordEnd(word));
            if (exact != null || length < LEAST_LETTERS) {
                return exact;
            }
            String alike = homophones.get(sounds, starts[word], starts[word + 1]);
            return alike == null
                            || isStretched(view.text(), view.wordStart(word), length)
                            || isInflected(view.text(), view.wordStart(word), length, alike)
                    ? null
                    : alike;
        }

        /** Whether only an s or x at the end tells one from the other, which is grammar and no disguise. */
        private static boolean isInflected(String text, int start, int length, String alike) {
            String longer = alike.length() > length ? alike : text.substring(start, start + length);
            char last = longer.charAt(longer.length() - 1);
            return Math.abs(alike.length() - length) == 1
                    && (last == 's' || last == 'x')
                    && text.regionMatches(start, alike, 0, longer.length() - 1);
        }

        /** A stretched word is read without being heard. */
        private static boolean isStretched(String text, int start, int length) {
            for (int i = start + 2; i < start + length; i++) {
                if (text.charAt(i) == text.charAt(i - 1) && text.charAt(i) == text.charAt(i - 2)) {
                    return true;
                }
            }
            return false;
        }

        /** The longest run of words from {@code first} on that sounds like something; nothing when none does. */
        @Nullable
        Heard at(int first, int[] numbers) {
            if (first < from || first > last || !mayBegin(starts[first])) {
                return null;
            }
            int start = starts[first];
            Heard found = null;
            boolean ordinary = true;
            int end = Math.min(view.words(), first + MOST_WORDS);
            for (int word = first; word < end && starts[word + 1] - start <= mostSounds; word++) {
                if (word > first && !view.adjoins(word) && view.gap(word) != INSIDE) {
                    break;
                }
                ordinary &= numbers[word] != Vocabulary.UNKNOWN;
                boolean whole = first == 0 && word == view.words() - 1 && word > 0;
                String meant = ordinary && !whole ? null : written.get(sounds, start, starts[word + 1]);
                if (meant != null) {
                    found = new Heard(first, word, meant);
                }
            }
            return found;
        }

        private boolean mayBegin(int start) {
            return start + 1 < sounds.length()
                    ? beginWithTwo.get(two(sounds, start))
                    : start < sounds.length() && begin.get(sounds.charAt(start));
        }
    }

    /** Whether a way of writing is two letters long and something else without its accent, as {@code lé} is. */
    static boolean isAccented(String said) {
        return said.length() == ACCENTED && said.codePointAt(1) >= 0x80;
    }

    /** What a word of two letters, written with an accent, stands for; nothing for all others. */
    @Nullable
    String accented(View view, int word, Views views) {
        String meant = accented.get(view.text(), view.wordStart(word), view.wordEnd(word));
        return meant != null && views.isAccented(view.span(word, word)) ? meant : null;
    }

    /** Whether a view begins with a sound with which something begins that must not be said. */
    boolean mayBegin(View view) {
        return begin.get(table.first(view.text(), view.wordStart(0), view.wordEnd(view.words() - 1)));
    }

    /**
     * Whether an unknown word of a view may be heard as something else, alone or among others. It is said with all of its
     * sounds, or without the first where the word before ends with that one.
     *
     * @param said room for {@link #growth} times the word's letters
     */
    boolean mayHear(View view, int word, char[] said) {
        int from = view.wordStart(word);
        int to = view.wordEnd(word);
        int count = table.say(view.text(), from, to, said, 0);
        if (count < 2 || respelt.has(view.text(), from, to)) {
            return true;
        }
        int behindFirst = 0;
        for (int i = 1; i < count; i++) {
            behindFirst = Beginnings.next(behindFirst, said[i]);
        }
        int all = 0;
        for (int i = 0; i < count; i++) {
            all = Beginnings.next(all, said[i]);
        }
        return parts.mayBe(all)
                || parts.mayBe(behindFirst)
                || to - from >= LEAST_LETTERS && (homophones.mayHave(all) || homophones.mayHave(behindFirst));
    }

    /** So many times as many sounds as letters there may be at most. */
    int growth() {
        return table.growth();
    }

    Speech of(View view, int first, int last) {
        return new Speech(view, first, last);
    }
}
