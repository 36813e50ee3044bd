package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lexicons and allowlists can say. */
class RuleLanguageTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private static final String PLACES = """
            contexts:
              - id: place-name
                names:
                  - text: Blorb Hill
                    needs_near: [village, map]
                    asked: [where, place]
                    say_instead: { en: a village on a hill, fr: un village }
                    expires: 2027-03-01
                    asked_by: ticket 4711
            """;

    private static final String WORDS = """
            lexicon: words
            language: en
            category: hate/slur
            severity: 0.9
            sureness: 1
            terms:
              - blorb
              - pattern: "gl+oo+b(s|er)?"
              - text: zib
                senses:
                  - { near: [feathers, nest], harmless: true, context: animal }
                  - { near: [traffic], category: spoiler, severity: 0.6 }
            """;

    private static Policy policy(LocalDate today) {
        Map<String, String> files = new TreeMap<>();
        files.put("languages/en.yaml", "language: en\nrefusal: No.\n");
        files.put("lexicons/en/words.yaml", WORDS);
        files.put("contexts/places.yaml", PLACES);
        files.put("policies/mine.yaml", """
                policy: mine
                rules:
                  - id: slur
                    when: { category: hate/slur, harm: ">= 0.5" }
                    then: block
                    explain: { en: x }
                  - id: misread
                    when: { exposure: ">= 0.5" }
                    then: { hold: 30s }
                    explain: { en: x }
                """);
        Compilation compilation = PolicyCompiler.compile(files, "mine", today);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).policy();
    }

    private static Decision answered(String question, String answer) {
        return policy(TODAY).decide(Utterance.answer(question, answer, Language.ENGLISH));
    }

    private static Verdict asked(String question) {
        return policy(TODAY)
                .decide(Utterance.question(question, Language.ENGLISH))
                .verdict();
    }

    @Test
    void a_name_counts_where_what_it_needs_stands_near_and_what_it_belongs_to_is_asked() {
        Decision decision = answered("where do you live?", "In Blorb Hill, a village.");

        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.reasons().get(0).context()).isEqualTo("place-name");
        assertThat(decision.reasons().get(0).sayInstead(Language.FRENCH)).contains("un village");
        assertThat(asked("where is the village of Blorb Hill?")).isEqualTo(Verdict.HOLD);
    }

    @Test
    void a_name_does_not_count_elsewhere() {
        assertThat(answered("where do you live?", "In Blorb Hill.").verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(answered("who are you?", "Blorb Hill is a village.").verdict())
                .isEqualTo(Verdict.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In Blorb Hill, a village. You blorb!",
                "You blorb, in the village.",
                "The village of Blorb Hill is full of blorb.",
                "Blorb. Hill of a village, blorb"
            })
    void its_hateful_twin_is_caught(String answer) {
        assertThat(answered("where do you live?", answer).verdict()).isEqualTo(Verdict.BLOCK);
    }

    @Test
    void an_entry_holds_on_its_last_day_and_not_after() {
        Utterance said = Utterance.answer("where?", "In Blorb Hill, a village.", Language.ENGLISH);

        assertThat(policy(TODAY).decide(said).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(policy(TODAY.plusDays(1)).decide(said).verdict()).isEqualTo(Verdict.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"you gloob", "GLLLOOOOB!", "gloob glooob", "two gloobs", "a glóober"})
    void a_pattern_finds_spellings(String text) {
        assertThat(asked(text)).isEqualTo(Verdict.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glob", "agloob", "gloobish", "gl oob"})
    void a_pattern_matches_whole_words(String text) {
        assertThat(asked(text)).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void every_find_of_a_pattern_is_seen() {
        assertThat(policy(TODAY)
                        .decide(Utterance.question("gloob gloob", Language.ENGLISH))
                        .reasons())
                .hasSize(2);
    }

    @Test
    void a_term_means_what_stands_near_speaks_for() {
        assertThat(asked("you zib")).isEqualTo(Verdict.BLOCK);
        Decision animal = answered("what is it?", "A zib with red feathers.");
        assertThat(animal.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(animal.harm()).isZero();
        assertThat(animal.reasons().get(0).context()).isEqualTo("animal");
        assertThat(answered("why?", "A zib in the traffic.").reasons().get(0).category())
                .isEqualTo("spoiler");
    }

    @Test
    void one_sense_does_not_excuse_another_word() {
        assertThat(answered("what is it?", "A zib with feathers, you blorb.").verdict())
                .isEqualTo(Verdict.BLOCK);
    }

    @Test
    void what_ships_is_beyond_doubt() {
        Map<String, Compilation> packs = PolicyCompiler.compileAll(ShippedRules.files(), ShippedRules.names(), TODAY);

        assertThat(packs).containsKeys("base", "twitch", "youtube", "kids-friendly", "persona-public-figure");
        assertThat(packs.values())
                .allSatisfy(pack -> assertThat(pack)
                        .isInstanceOfSatisfying(
                                Compilation.Compiled.class,
                                compiled -> assertThat(compiled.warnings()).isEmpty()));
    }
}
