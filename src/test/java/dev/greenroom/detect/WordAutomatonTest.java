package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.PhraseSet.Choice;
import dev.greenroom.detect.PhraseSet.Sequence;
import dev.greenroom.detect.PhraseSet.Text;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordAutomatonTest {
    private static final List<String> PIECES =
            List.of("a", "b", "ab", "bb", " ", " ", "", "l'eau", "été", "ete", "!", "a b", " b", "a ");

    private final WordGraph graph = new WordGraph();

    @Test
    void alternatives_are_found_wherever_they_part_and_meet() {
        // Given: i (will|gonna) (really |)kill(s|) you
        graph.add(
                new Sequence(List.of(
                        new Text("i "),
                        Choice.of(List.of("will", "gonna")),
                        new Text(" "),
                        Choice.of(List.of("really ", "")),
                        new Text("kill"),
                        Choice.of(List.of("s", "")),
                        new Text(" you"))),
                predicate("kill"));

        // Then
        assertThat(met("i will really kill you")).containsExactly("kill 0-4");
        assertThat(met("and i gonna kills you now")).containsExactly("kill 1-4");
        assertThat(met("i will gonna kill you")).isEmpty();
        assertThat(met("i really kill you")).isEmpty();
    }

    @Test
    void alternatives_take_a_step_each_and_not_one_for_every_way_through_them() {
        // Given
        Choice five = Choice.of(List.of("a ", "b ", "c ", "d ", "e "));

        // When
        graph.add(new Sequence(List.of(five, five, five, five, five)), predicate("any"));

        // Then
        assertThat(graph.phrases()).isEqualTo(3125);
        assertThat(graph.steps()).isLessThan(150);
    }

    @Test
    void what_begins_alike_is_told_apart_and_what_is_said_twice_is_met_once() {
        // Given
        graph.add(new Text("new york"), predicate("city"));
        graph.add(new Text("new"), predicate("new"));
        graph.add(Choice.of(List.of("new york", "new york city")), predicate("city"));

        // Then
        assertThat(met("new york city")).containsExactly("city 0-1", "city 0-2", "new 0-0");
    }

    @Test
    void a_phrase_without_a_word_is_told_and_the_others_are_found() {
        // When
        boolean whole = graph.add(Choice.of(List.of("!", "blorb")), predicate("blorb"));

        // Then
        assertThat(whole).isFalse();
        assertThat(met("a blorb")).containsExactly("blorb 1-1");
    }

    @Test
    void a_stretched_word_is_every_word_that_it_may_be() {
        // Given
        graph.add(new Text("coon"), predicate("two"));
        graph.add(new Text("con"), predicate("one"));
        WordAutomaton automaton = new WordAutomaton(graph);

        // When
        Hits hits = automaton.in(
                new Sights.Sight(Views.of("coooon and con").uncovered().get(0), true));

        // Then
        assertThat(words(hits)).containsExactly("one 0-0", "one 2-2", "two 0-0");
    }

    @Test
    void whatever_a_line_stands_for_is_found_and_nothing_else() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            // Given
            WordGraph lines = new WordGraph();
            Map<String, TreeSet<String>> meanings = new TreeMap<>();
            for (int line = 0; line < 3; line++) {
                PhraseSet set = any(random, 3);
                String name = "p" + line;
                lines.add(set, predicate(name));
                set.all()
                        .forEach(phrase -> meanings.computeIfAbsent(Views.phrase(phrase), key -> new TreeSet<>())
                                .add(name));
            }
            String text = String.join(
                    "", IntStream.range(0, 12).mapToObj(i -> any(random)).toList());

            // When
            List<String> met = words(
                    new WordAutomaton(lines).in(new Sights.Sight(Views.of(text).folded(), false)));

            // Then
            assertThat(met)
                    .as("seed %s, round %s: %s in %s", seed, round, meanings, text)
                    .containsExactlyElementsOf(expected(meanings, text));
        }
    }

    /** By looking for every phrase, written out, at every word. */
    private static List<String> expected(Map<String, TreeSet<String>> meanings, String text) {
        String[] words = Views.phrase(text).strip().split(" ");
        TreeSet<String> expected = new TreeSet<>();
        for (int first = 0; first < words.length; first++) {
            StringBuilder phrase = new StringBuilder(" ");
            for (int last = first; last < words.length; last++) {
                phrase.append(words[last]).append(' ');
                for (String name : meanings.getOrDefault(phrase.toString(), new TreeSet<>())) {
                    expected.add(name + " " + first + "-" + last);
                }
            }
        }
        return List.copyOf(expected);
    }

    private static PhraseSet any(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return new Text(any(random));
        }
        List<PhraseSet> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            parts.add(any(random, depth - 1));
        }
        return random.nextBoolean() ? new Sequence(parts) : new Choice(parts);
    }

    private static String any(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private List<String> met(String text) {
        return words(new WordAutomaton(graph).in(new Sights.Sight(Views.of(text).folded(), false)));
    }

    private static List<String> words(Hits hits) {
        return hits.of(Predicate.class).stream()
                .map(hit -> hit.element().kind() + " " + hit.first() + "-" + hit.last())
                .sorted()
                .toList();
    }

    private static Predicate predicate(String kind) {
        return new Predicate(kind, false, "en");
    }
}
