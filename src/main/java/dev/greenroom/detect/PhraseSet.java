package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The phrases that a line of a rule file stands for: {@code i (will|gonna) kill you} stands for two. They are written out
 * only where somebody asks for {@link #all}; a search needs no more than their parts.
 */
public sealed interface PhraseSet {
    /** How many phrases these are, each as often as it can be chosen; at most {@link Integer#MAX_VALUE}. */
    int count();

    /** Written out, in the order in which they stand. Look at {@link #count} first. */
    List<String> all();

    /** Just this text. */
    record Text(String text) implements PhraseSet {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public List<String> all() {
            return List.of(text);
        }
    }

    /** One after the other, with nothing between. */
    record Sequence(List<PhraseSet> parts) implements PhraseSet {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public int count() {
            long count = 1;
            for (PhraseSet part : parts) {
                count = Math.min(Integer.MAX_VALUE, count * part.count());
            }
            return (int) count;
        }

        @Override
        public List<String> all() {
            List<String> heads = List.of("");
            for (PhraseSet part : parts) {
                List<String> tails = part.all();
                List<String> joined = new ArrayList<>(heads.size() * tails.size());
                heads.forEach(head -> tails.forEach(tail -> joined.add(head + tail)));
                heads = joined;
            }
            return heads;
        }
    }

    /** Any of them. */
    record Choice(List<PhraseSet> options) implements PhraseSet {
        public Choice {
            options = List.copyOf(options);
        }

        /** Any of these texts. */
        public static Choice of(List<String> texts) {
            return new Choice(texts.stream().<PhraseSet>map(Text::new).toList());
        }

        @Override
        public int count() {
            long count = options.stream().mapToLong(PhraseSet::count).sum();
            return (int) Math.min(Integer.MAX_VALUE, count);
        }

        @Override
        public List<String> all() {
            return options.stream().flatMap(option -> option.all().stream()).toList();
        }
    }
}
