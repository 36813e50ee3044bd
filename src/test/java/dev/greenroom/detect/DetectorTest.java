package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Frame;
import dev.greenroom.detect.Element.Name;
import dev.greenroom.detect.Element.Order;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Scope;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Element.Term;
import dev.greenroom.text.Span;
import dev.greenroom.text.Views;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final Category HATE = new Category("hate/threat");
    private static final Detector DETECTOR = detector();

    private static Detector detector() {
        Detector.Builder builder = Detector.builder();
        builder.phrase("blorb", new Term("words", "zog", HATE, 0.9, 1, 0.9, false, true, null));
        builder.phrase("mort aux zog", new Term("words", "zog", HATE, 0.9, 1, 0.9, true, false, "zogs"));
        builder.phrase("zogs", new Target("zogs", "protected"));
        builder.phrase("zog", new Target("zogs", "protected"));
        builder.phrase("they", new Target("they", "subject"));
        builder.phrase("the great fire", new Target("fire", "event"));
        builder.phrase("vermin", new Predicate("vermin", false, "en"));
        builder.phrase("deserve to live", new Predicate("die", true, "en"));
        builder.phrase("never happened", new Predicate("disbelief", false, "en"));
        builder.phrase("are", new Element.Link("be", "en"));
        builder.phrase("yes", new Element.Link(Element.Link.YES, "en"));
        builder.phrase("they do", new Element.Link(Element.Link.YES, "en"));
        builder.phrase("no", new Element.Link(Element.Link.NO, "en"));
        builder.phrase("they do not", new Element.Link(Element.Link.NO, "en"));
        builder.phrase("well", new Element.Link(Element.Link.ECHO, "en"));
        builder.phrase("not", cue("negated", Scope.WORDS, 4, false));
        builder.phrase("never", cue("negated", Scope.WORDS, 4, false));
        builder.phrase("is wrong", cue("condemned", Scope.NEIGHBOURS, 0, false));
        builder.phrase("he said", cue("reported", Scope.NEIGHBOURS, 0, true));
        builder.phrase("as a", cue("reclaimed", Scope.SENTENCE, 0, false));
        builder.phrase("saint blorb", new Name("place-name", List.of(" village "), 0.1, true));
        builder.frame(frame("vermin", "vermin", "protected", Order.TARGET_FIRST, "be", false));
        builder.frame(frame("die", "die", "protected", Order.TARGET_FIRST, null, false));
        builder.frame(frame("denial", "disbelief", "event", Order.ANY, null, true));
        return builder.build();
    }

    private static Cue cue(String context, Scope scope, int before, boolean quoted) {
        return new Cue(context, scope, before, 0, 0.1, quoted, true, true);
    }

    private static Frame frame(
            String id, String predicate, String target, Order order, @Nullable String link, boolean fromQuestion) {
        return new Frame(id, HATE, 0.9, 1, 0.5, Set.of(predicate), Set.of(target), order, 5, link, fromQuestion);
    }

    private static List<Finding> find(String text) {
        return DETECTOR.find(new Passage(text, "", null));
    }

    private static List<String> contexts(String text) {
        assertThat(find(text)).as(text).isNotEmpty();
        return find(text).get(0).contexts().stream().map(Context::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blorb",
                "BLORB!",
                "(blorb)",
                "say blorb now",
                "b l o r b",
                "b.l.o.r.b",
                "bl0rb",
                "ｂｌｏｒｂ",
                "blоrb",
                "b\u0336l\u0336o\u0336r\u0336b",
                "blooooorb",
                "bl\u200borb",
                "🅱🅻🅾🆁🅱",
                "blor b",
                "bl.orb",
                "lbORb",
                "blorbb",
                "b*orb",
                "BLROB"
            })
    void a_word_is_found_in_every_disguise_at_its_place(String text) {
        assertThat(find(text)).hasSize(1);
        String seen = find(text).get(0).span().of(text);
        assertThat(text).contains(seen);
        assertThat(seen).doesNotContain("say").doesNotContain("(").doesNotEndWith("!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blorbs", "ablorb", "blor", "b l o", "hello", "", " "})
    void other_words_are_left_alone(String text) {
        assertThat(find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mort aux zog", "Mort-aux-Zog", "mort. aux. zog.", "mort\naux\tzog", "M0RT AUX ZOG"})
    void punctuation_between_the_words_of_a_term_makes_no_difference(String text) {
        assertThat(find(text)).hasSize(1);
    }

    @Test
    void a_frame_binds_target_link_and_predicate_in_one_sentence() {
        assertThat(find("zogs are vermin")).hasSize(1);
        assertThat(find("the zogs, I think, are all vermin")).hasSize(1);
        assertThat(find("zogs like vermin")).as("no copula").isEmpty();
        assertThat(find("vermin are zogs")).as("the other way round").isEmpty();
        assertThat(find("I met zogs. Rats are vermin.")).as("two sentences").isEmpty();
    }

    @Test
    void a_predicate_that_harms_in_the_negative_needs_its_negation() {
        assertThat(find("zogs deserve to live")).isEmpty();
        assertThat(find("zogs do not deserve to live")).hasSize(1);
        assertThat(contexts("zogs do not deserve to live")).isEmpty();
    }

    @Test
    void a_pronoun_stands_for_whom_the_question_names() {
        assertThat(find("they are vermin")).isEmpty();
        assertThat(DETECTOR.find(new Passage("they are vermin", "", "what about the zogs?")))
                .extracting(Finding::target)
                .containsExactly("zogs");
    }

    @Test
    void denial_is_found_from_question_and_answer_together() {
        assertThat(find("It never happened.")).isEmpty();
        assertThat(DETECTOR.find(new Passage("It never happened.", "", "Tell us of the great fire")))
                .hasSize(1);
        assertThat(DETECTOR.find(new Passage("It never happened.", "The Great Fire, you say?", null)))
                .hasSize(1);
    }

    @Test
    void who_says_yes_says_what_the_question_says() {
        // Given
        String question = "Do you think that zogs are vermin?";

        // When
        List<Finding> found = DETECTOR.find(new Passage("Well, yes! Next one.", "", question));

        // Then
        assertThat(found).extracting(Finding::id, Finding::target).containsExactly(tuple("vermin", "zogs"));
        assertThat(found.get(0).span().of("Well, yes! Next one.")).isEqualTo("Well, yes");
        assertThat(DETECTOR.find(new Passage("No.", "", question))).isEmpty();
        assertThat(DETECTOR.find(new Passage("Yes, ask me another.", "", question)))
                .isEmpty();
        assertThat(DETECTOR.find(new Passage("Yes.", "", "Do you like my hat?")))
                .isEmpty();
        assertThat(DETECTOR.find(new Passage("Yes.", "", "Is blorb an insult?")))
                .isEmpty();
    }

    @Test
    void who_says_no_says_the_contrary_of_the_question() {
        // Given
        String question = "Do zogs deserve to live?";

        // Then
        assertThat(DETECTOR.find(new Passage("No, they do not.", "", question)))
                .extracting(Finding::id, Finding::target)
                .containsExactly(tuple("die", "zogs"));
        assertThat(DETECTOR.find(new Passage("Yes, they do.", "", question))).isEmpty();
    }

    @Test
    void a_reply_is_changed_by_what_stands_beside_it() {
        Passage taken = new Passage("Yes. He said that, and it is wrong.", "", "Are zogs vermin?");

        assertThat(DETECTOR.find(taken).get(0).contexts())
                .extracting(Context::id)
                .contains("condemned");
    }

    @Test
    void negation_reaches_within_its_clause_only() {
        assertThat(contexts("zogs are not vermin")).containsExactly("negated");
        assertThat(contexts("certainly not, zogs are vermin")).isEmpty();
    }

    @Test
    void a_negation_that_is_part_of_the_predicate_takes_nothing_away() {
        assertThat(contexts("the great fire never happened")).isEmpty();
    }

    @Test
    void condemnation_reaches_the_neighbouring_sentence() {
        assertThat(contexts("zogs are vermin. That is wrong.")).containsExactly("condemned");
        assertThat(contexts("zogs are vermin. Hello. That is wrong.")).isEmpty();
    }

    @Test
    void a_report_counts_only_for_what_stands_in_closed_quotation_marks() {
        assertThat(contexts("he said \"blorb\" to me")).containsExactly("reported");
        assertThat(contexts("he said « zogs are vermin » again")).containsExactly("reported");
        assertThat(contexts("he said blorb to me")).isEmpty();
        assertThat(contexts("he said \"blorb")).isEmpty();
    }

    @Test
    void a_word_may_be_reclaimed_but_a_slogan_may_not() {
        assertThat(contexts("as a blorb I am happy")).containsExactly("reclaimed");
        assertThat(contexts("as a friend, mort aux zog")).isEmpty();
    }

    @Test
    void a_name_excuses_only_itself_and_only_near_what_it_needs() {
        assertThat(contexts("Saint-Blorb is a village")).containsExactly("place-name");
        assertThat(contexts("Saint-Blorb is nice")).isEmpty();
        assertThat(find("Saint-Blorb is a village, you blorb"))
                .extracting(finding -> finding.contexts().size())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void findings_are_bounded_and_the_worst_are_kept() {
        String text = "Saint-Blorb village ".repeat(500) + "blorb";
        assertThat(find(text)).hasSize(Detector.MOST_FINDINGS);
        assertThat(find(text).get(0).contexts()).isEmpty();
    }

    @Test
    void the_first_letters_of_lines_spell_a_word_even_when_earlier_lines_were_said_already() {
        assertThat(find("Bread\nLasts\nOnly\nRarely\nBeyond")).hasSize(1);
        assertThat(find("Bread lasts only rarely beyond")).hasSize(1);
        assertThat(find("Today bread lasts only rarely beyond noon"))
                .as("five letters of a longer text")
                .isEmpty();
        assertThat(DETECTOR.find(new Passage("Beyond", "Bread\nLasts\nOnly\nRarely\n", null)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.span()).isEqualTo(new Span(0, 6)));
    }

    @Test
    void what_is_taken_out_leaves_nothing_that_is_still_found() {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        String[] pieces = {
            "blorb",
            "b l o r b",
            "bl0rb",
            "b\u0336l\u0336o\u0336r\u0336b\u0336",
            "blo rb",
            "lborb",
            "b*orb",
            "🅱🅻🅾🆁🅱",
            "\u202ebrolb",
            "brolb",
            "xzogs are vermin",
            "zogsarevermin",
            "é",
            "👍🏽",
            " ",
            "\n",
            ". ",
            "hello",
            "\ud83d",
            "ya"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : ", ");
            }
            int[] points = text.codePoints().toArray();
            for (Finding finding : find(text.toString())) {
                assertThat(finding.span().end()).as("seed %s: %s", seed, text).isLessThanOrEqualTo(points.length);
                assertThat(finding.span().length()).isPositive();
                Arrays.fill(points, finding.span().start(), finding.span().end(), '|');
            }
            String rest = new String(points, 0, points.length).replaceAll("\\|+", " — ");
            assertThat(find(rest)).as("seed %s: %s", seed, text).isEmpty();
        }
    }

    @Test
    void a_million_characters_of_any_kind_are_read() {
        for (String piece :
                List.of("blorb ", "b l o r b ", "bl0", "a*", "|<", "zogsarevermin", "🅱", "\u202ea", "-_", "\ud800")) {
            Views.of(piece.repeat(1_000_000 / piece.length()));
            assertThat(find(piece.repeat(20_000 / piece.length())).size()).isLessThanOrEqualTo(Detector.MOST_FINDINGS);
        }
    }

    @Test
    void personal_data_is_found_with_its_place() {
        String text = "é👍 write to jean.dupont@example.org";
        assertThat(find(text).get(0).span().of(text)).isEqualTo("jean.dupont@example.org");
        assertThat(find("FR76 3000 6000 0112 3456 7890 189"))
                .extracting(f -> f.category().path())
                .contains("personal-data/bank");
        assertThat(find("FR76 3000 6000 0112 3456 7890 188"))
                .extracting(f -> f.category().path())
                .doesNotContain("personal-data/bank");
    }
}
