package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Scope;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Evidence.Stance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules by which words are said of somebody, one by one, in a language of a few made-up words. */
class HostilityTest {
    private static final Category CATEGORY = new Category("hate/inferiority");
    private static final double WEIGHT = 0.5;
    private static final Detector DETECTOR = detector();

    private static Detector detector() {
        Detector.Builder builder = Detector.builder();
        builder.phrase("zogs", new Target("zogs", "protected"));
        builder.phrase("zog", new Target("zogs", "protected"));
        builder.phrase("they", new Target("they", "subject"));
        builder.phrase("them", new Target("them", "object"));
        said(builder, "mean", "trait", Stance.TRAIT, false);
        said(builder, "vile", "vice", Stance.TRAIT, false);
        said(builder, "cheat", "deed", Stance.DEED, false);
        said(builder, "remove", "harm", Stance.HARM, false);
        said(builder, "perish", "fate", Stance.FATE, false);
        said(builder, "loathe", "feeling", Stance.FEELING, false);
        said(builder, "mind the silver", "beside", Stance.BESIDE, false);
        said(builder, "altogether", "around", Stance.AROUND, false);
        said(builder, "clever", "virtue", Stance.TRAIT, true);
        said(builder, "less clever", "rank", Stance.TRAIT, false);
        said(builder, "a zog", "denied", Stance.DEED, true);
        links(builder, Link.BE, "are", "is", "was");
        links(builder, Link.SHOULD, "should");
        links(builder, Link.URGE, "let us");
        links(builder, Link.OTHERS, "i", "who");
        links(builder, Link.BREAKS, "who", "because");
        links(builder, Link.ABOUT, "about");
        links(builder, Link.PICK, "the", "every", "any", "a");
        links(builder, Link.SELF, "we");
        links(builder, Link.NONE, "never met a");
        links(builder, Link.KNOWN, "i ever met");
        links(builder, Link.WHOEVER, "any");
        links(builder, Link.OBJECTS, "who loathe");
        links(builder, Link.SPARED, "out of the mean");
        links(builder, Link.SPARED, "the mean zogs band");
        links(builder, Link.WITH_ME, "like me");
        links(builder, Link.THAN, "than");
        links(builder, Link.NOBODY, "nothing");
        links(builder, Link.AWAY, "flee");
        links(builder, Link.TURNS, "but");
        links(builder, Link.THINGS, "show");
        links(builder, Link.VERBS, "show up");
        builder.phrase("not", new Cue("negated", Scope.WORDS, 3, 0, 0.1, false, true, true));
        return builder.build();
    }

    private static void said(Detector.Builder builder, String phrase, String kind, Stance stance, boolean negated) {
        builder.phrase(phrase, new Predicate(kind, negated, "en"));
        builder.evidence(new Evidence(kind, CATEGORY, 1, WEIGHT, stance, Set.of(kind), Set.of("protected"), 6));
    }

    private static void links(Detector.Builder builder, String name, String... phrases) {
        for (String phrase : phrases) {
            builder.phrase(phrase, new Link(name, "en"));
        }
    }

    /** How surely the text is hostile; 0 where nothing is found. */
    private static double sureness(String text) {
        List<Finding> found = DETECTOR.find(new Passage(text, "", null));
        return found.stream().mapToDouble(Finding::sureness).max().orElse(0);
    }

    private static void bound(String text) {
        assertThat(sureness(text)).as(text).isGreaterThanOrEqualTo(0.4);
    }

    private static void loose(String text) {
        assertThat(sureness(text)).as(text).isLessThan(0.3);
    }

    @Test
    void what_they_are_stands_behind_a_copula_or_right_beside_the_name() {
        bound("the zogs are mean");
        bound("mean zogs");
        loose("zogs met a mean dog");
        loose("a story about the zogs is mean");
    }

    @Test
    void what_they_do_stands_behind_the_name() {
        bound("zogs cheat");
        loose("they who cheat at cards met zogs");
    }

    @Test
    void what_is_to_be_done_to_them_is_an_order_a_wish_or_a_plan() {
        bound("remove the zogs");
        bound("let us remove the zogs");
        loose("yesterday I saw him remove the zogs");
    }

    @Test
    void what_is_to_become_of_them_needs_a_modal() {
        bound("zogs should perish");
        loose("zogs perish in the cold");
    }

    @Test
    void a_feeling_stands_before_the_name_or_has_somebody_who_feels_it() {
        bound("I loathe zogs");
        bound("zogs, I loathe");
        loose("zogs loathe soup");
    }

    @Test
    void beside_the_name_either_side_will_do() {
        bound("a zog is here, mind the silver");
        bound("mind the silver, a zog is here");
    }

    @Test
    void what_only_strengthens_is_nothing_alone() {
        assertThat(sureness("altogether zogs")).isZero();
        assertThat(sureness("zogs are altogether mean")).isCloseTo(0.75, within(0.01));
    }

    @Test
    void two_pieces_leave_less_doubt_than_one() {
        assertThat(sureness("zogs are mean and vile")).isGreaterThan(sureness("zogs are mean"));
    }

    @Test
    void a_negation_takes_back_what_is_said_and_makes_what_waits_for_it() {
        loose("zogs are not mean");
        loose("zogs are clever");
        bound("zogs are not clever");
    }

    @Test
    void a_word_before_it_turns_round_what_harms_in_the_negative() {
        bound("zogs are less clever");
        loose("zogs are not less clever");
    }

    @Test
    void what_somebody_else_is_not_says_nothing_of_them() {
        loose("I am not a zog");
    }

    @Test
    void nobody_met_turns_a_negation_round() {
        assertThat(sureness("never met a zog that was not mean")).isGreaterThan(0.4);
        assertThat(sureness("never met a zog that was mean")).isZero();
    }

    @Test
    void how_one_came_by_them_is_no_clause_of_its_own() {
        bound("every zog I ever met was mean");
        assertThat(sureness("every zog I ever met was mean")).isGreaterThan(sureness("every zog I invited was mean"));
    }

    @Test
    void a_relative_clause_picks_certain_ones_but_behind_any() {
        assertThat(sureness("any zog who is mean")).isGreaterThan(sureness("the zogs who are mean"));
    }

    @Test
    void those_whom_others_do_it_to_do_not_do_it() {
        assertThat(sureness("people who loathe zogs cheat")).isEqualTo(sureness("I loathe zogs"));
    }

    @Test
    void one_speaks_of_ones_own_as_one_likes() {
        loose("we zogs are mean");
    }

    @Test
    void spared_words_are_said_of_nobody() {
        loose("zogs are out of the mean");
    }

    @Test
    void two_sentences_and_a_quotation_keep_apart() {
        loose("I met zogs. The soup is mean.");
        loose("zogs told me \"soup is mean\"");
    }

    @Test
    void who_is_outdone_by_nobody_is_named_last() {
        bound("nothing is more mean than zogs");
        loose("a mean dog is taller than zogs");
    }

    @Test
    void what_they_turn_away_from_is_said_of_others() {
        loose("zogs are here because they flee mean lords");
        loose("the zogs are those who flee the vile");
    }

    @Test
    void a_negation_ends_at_a_but() {
        bound("I am not unkind but I loathe zogs");
        loose("I do not loathe zogs");
    }

    @Test
    void nobody_who_was_ever_met_has_the_virtue() {
        bound("never met a clever zog");
        loose("I met a clever zog");
    }

    @Test
    void a_fragment_goes_on_with_the_sentence_beside_it() {
        bound("Are they mean and vile in this town? Zogs.");
        bound("Mean. The zogs.");
    }

    @Test
    void who_is_named_alone_at_the_end_did_it() {
        bound("cheat every day: the zogs");
        loose("I cheat every day, said the zogs");
    }

    @Test
    void who_is_one_of_them_may_say_it() {
        loose("zogs like me are mean");
    }

    @Test
    void a_thing_of_theirs_is_none_of_them_but_a_verb_is_no_thing() {
        loose("the zogs show is mean");
        bound("zogs show up and are mean");
    }

    @Test
    void a_spared_name_is_nobody() {
        loose("the mean zogs band is vile");
    }
}
