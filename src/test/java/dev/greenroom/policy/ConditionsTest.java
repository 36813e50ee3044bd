package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private static final Author LENA =
            new Author("lena", Set.of(Role.SUBSCRIBER), Duration.ofDays(3), true, new Author.History(2, 1, 0));
    private static final Circumstances AROUND = new Circumstances(
            "twitch/somebody", "review", Instant.parse("2026-01-17T22:30:00Z"), LENA, Map.of("scene", "interview"));

    private static boolean blocks(String when, Utterance utterance) {
        return SmallPolicy.when(when).decide(utterance).verdict() == Verdict.BLOCK;
    }

    private static Utterance question(String text) {
        return Utterance.question(text, Language.ENGLISH).in(AROUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ category: rude }                                      | you blorb      | true",
                "{ category: pushy }                                     | you blorb      | false",
                "{ harm: [\">= 0.4\", \"< 0.6\"] }                       | a zib zob      | true",
                "{ harm: [\">= 0.4\", \"< 0.6\"] }                       | a blorb        | false",
                "{ context: negated }                                    | not a blorb    | true",
                "{ none: [{ context: negated }], category: rude }        | not a blorb    | false",
                "{ span: { matches: \"^zib\" } }                         | a ZIB zob      | true",
                "{ span: { matches: \"^zob\" } }                         | a zib zob      | false",
                "{ span: { length: \"> 5\" } }                           | a zib zob      | true",
                "{ span: { length: \"> 5\" } }                           | a blorb        | false",
                "{ span: { whole_text: true } }                          | «Blorb!»       | true",
                "{ span: { whole_text: true } }                          | you blorb      | false",
                "{ span: { whole_text: false } }                         | you blorb      | true",
                "{ text: { matches: \"\\\\bhello\\\\b\" } }              | well, HELLO    | true",
                "{ text: { matches: \"\\\\bhello\\\\b\" } }              | othello        | false",
                "{ text: { length: \">= 5\" } }                          | 😀😀😀😀       | false",
                "{ text: { length: \">= 5\" } }                          | 😀😀😀😀😀     | true",
                "{ platform: [youtube, twitch] }                         | hi             | true",
                "{ platform: youtube }                                   | hi             | false",
                "{ mode: review }                                        | hi             | true",
                "{ mode: open }                                          | hi             | false",
                "{ facts: { scene: [lobby, interview] } }                | hi             | true",
                "{ facts: { scene: lobby } }                             | hi             | false",
                "{ facts: { game: chess } }                              | hi             | false",
                "{ author: { role: [vip, subscriber] } }                 | hi             | true",
                "{ author: { role: moderator } }                         | hi             | false",
                "{ author: { account_age: \"< 7d\" } }                   | hi             | true",
                "{ author: { account_age: [\">= 1d\", \"< 72h\"] } }     | hi             | false",
                "{ author: { first_message: true, messages: \"< 3\" } }  | hi             | true",
                "{ author: { first_message: false } }                    | hi             | false",
                "{ author: { held: \">= 1\" } }                          | hi             | true",
                "{ author: { blocked: \">= 1\" } }                       | hi             | false",
                "{ any: [{ mode: open }, { platform: twitch }] }         | hi             | true",
                "{ all: [{ mode: open }, { platform: twitch }] }         | hi             | false",
            })
    void each_condition_holds_where_it_should(String when, String text, boolean expected) {
        assertThat(blocks(when, question(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ platform: twitch }",
                "{ mode: [open, review, closed] }",
                "{ time: { days: [mon, tue, wed, thu, fri, sat, sun] } }",
                "{ facts: { scene: interview } }",
                "{ author: { role: [broadcaster, moderator, vip, subscriber, verified] } }",
                "{ author: { account_age: \">= 0ms\" } }",
                "{ author: { account_age: \"< 9999d\" } }",
                "{ author: { messages: \">= 0\" } }",
                "{ author: { first_message: false } }",
                "{ question: { category: rude } }",
                "{ question: { matches: \".\" } }",
            })
    void what_is_not_known_does_not_hold_whichever_way_it_is_asked(String when) {
        Trace trace = SmallPolicy.when(when).explain(Utterance.question("hi", Language.ENGLISH));
        assertThat(trace.decision().verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(trace.steps())
                .singleElement()
                .satisfies(step -> assertThat(Objects.requireNonNull(step.why()).in(Language.ENGLISH))
                        .contains("not known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Overnight, in winter: Paris is an hour ahead of UTC.
                "{ from: \"22:00\", to: \"06:00\" }                  | 2026-01-17T20:59:59Z | false",
                "{ from: \"22:00\", to: \"06:00\" }                  | 2026-01-17T21:00:00Z | true",
                "{ from: \"22:00\", to: \"06:00\" }                  | 2026-01-18T04:59:59Z | true",
                "{ from: \"22:00\", to: \"06:00\" }                  | 2026-01-18T05:00:00Z | false",
                // Saturday's night ends on Sunday morning; Friday's does not reach into it.
                "{ from: \"22:00\", to: \"06:00\", days: [sat] }     | 2026-01-18T03:00:00Z | true",
                "{ from: \"22:00\", to: \"06:00\", days: [sat] }     | 2026-01-17T03:00:00Z | false",
                "{ from: \"22:00\", to: \"06:00\", days: [sat] }     | 2026-01-18T21:30:00Z | false",
                "{ days: [sun] }                                     | 2026-01-17T22:59:59Z | false",
                "{ days: [sun] }                                     | 2026-01-17T23:00:00Z | true",
                "{ from: \"18:00\", to: \"24:00\" }                  | 2026-01-17T22:59:59Z | true",
                "{ from: \"18:00\", to: \"24:00\" }                  | 2026-01-17T23:00:00Z | false",
                // On 29 March 2026 the clocks jump from 02:00 to 03:00.
                "{ from: \"02:00\", to: \"03:00\" }                  | 2026-03-29T00:59:59Z | false",
                "{ from: \"02:00\", to: \"03:00\" }                  | 2026-03-29T01:00:00Z | false",
                // On 25 October 2026 the hour from 02:00 to 03:00 comes twice.
                "{ from: \"02:00\", to: \"03:00\" }                  | 2026-10-25T00:30:00Z | true",
                "{ from: \"02:00\", to: \"03:00\" }                  | 2026-10-25T01:30:00Z | true",
                "{ from: \"02:00\", to: \"03:00\" }                  | 2026-10-25T02:00:00Z | false",
            })
    void hours_are_those_of_the_policys_time_zone(String time, Instant at, boolean expected) {
        // Given
        Policy policy =
                SmallPolicy.compiled("policy: small\ntimezone: Europe/Paris\nrules:\n  - { id: asked, when: { time: "
                        + time + " }, then: block, explain: { en: \"Because.\" } }\n");

        // When
        Decision decision = policy.decide(question("hi").in(Circumstances.UNKNOWN.at(at)));

        // Then
        assertThat(decision.verdict() == Verdict.BLOCK).isEqualTo(expected);
    }

    @Test
    void a_rule_on_the_answer_may_ask_what_the_question_was() {
        // Given
        Policy policy = SmallPolicy.with("""
                - { id: baited, on: answer, when: { question: { category: rude, harm: ">= 0.5" } }, then: { hold: 30s }, explain: { en: "The question was rude." } }
                - { id: of-prices, on: answer, when: { question: { matches: "how much" }, text: { matches: "\\\\d" } }, then: block, explain: { en: "A price." } }
                """);

        // When, Then
        assertThat(policy.decide(Utterance.answer("is she a blorb?", "Yes.", Language.ENGLISH))
                        .verdict())
                .isEqualTo(Verdict.HOLD);
        assertThat(policy.decide(Utterance.answer("is she not a blorb?", "Yes.", Language.ENGLISH))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(policy.decide(Utterance.answer("How much is it?", "7 coins", Language.ENGLISH))
                        .verdict())
                .isEqualTo(Verdict.BLOCK);
        assertThat(policy.decide(Utterance.answer(null, "7 coins", Language.ENGLISH))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(policy.decide(Utterance.question("blorb", Language.ENGLISH)).verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void a_rule_that_asks_nothing_of_a_finding_is_asked_once_of_the_whole_text() {
        // Given
        Policy policy = SmallPolicy.with("""
                - { id: long, when: { text: { length: "> 10" } }, then: { mask: "[too long]" }, explain: { en: "{author} wrote “{span}”." } }
                - { id: shadowed, when: { platform: twitch }, then: block, explain: { en: "Twitch." } }
                """);

        // When
        Decision decision = policy.decide(question("a blorb and a zib zob"));

        // Then
        assertThat(decision.outcome()).isEqualTo(new Outcome.Mask("[too long]"));
        assertThat(decision.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.rule()).isEqualTo("long");
            assertThat(reason.span()).isNull();
            assertThat(reason.category()).isEqualTo(Reason.WHOLE_TEXT);
            assertThat(reason.explanation(Language.ENGLISH)).isEqualTo("lena wrote “a blorb and a zib zob”.");
        });
        assertThat(decision.harm()).isGreaterThan(0.8);
    }

    @Test
    void of_all_that_spoke_the_strictest_wins_and_the_longest_action_of_each_kind_is_asked_for() {
        // Given
        Policy policy = SmallPolicy.with("""
                - { id: rude, on: question, when: { category: rude }, then: { hold: 30s }, do: [{ cool_down: 1m }, warn], explain: { en: "Rude." } }
                - { id: pushy, when: { category: pushy }, then: block, do: [{ cool_down: 5m }, { timeout: 10m }], explain: { en: "Pushy." } }
                """);

        // When
        Decision decision = policy.decide(question("blorb, right now"));

        // Then
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("pushy", "rude");
        assertThat(decision.actions())
                .containsExactly(
                        new Action.Asked(new Action.CoolDown(Duration.ofMinutes(5)), "pushy"),
                        new Action.Asked(new Action.Timeout(Duration.ofMinutes(10)), "pushy"),
                        new Action.Asked(new Action.Warn(), "rude"));
        assertThat(policy.decide(question("hello")).actions()).isEmpty();
    }

    @Test
    void a_clean_text_costs_no_decision_of_its_own_where_no_rule_asks_for_whole_texts() {
        // Given
        Policy policy = SmallPolicy.when("{ category: rude }");

        // When, Then
        assertThat(policy.decide(question("hello"))).isSameAs(policy.decide(question("good evening")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ }                                          | asks for nothing",
                "{ text: { } }                                | asks for nothing",
                "{ any: [] }                                  | a list of conditions",
                "{ none: [{ }] }                              | asks for nothing",
                "{ text: { matches: \"a*\" } }                | matches the empty string",
                "{ text: { matches: \"\\\\b\" } }             | matches the empty string",
                "{ text: { matches: \"(a\" } }                | missing closing )",
                "{ text: { matches: \"(?=a)b\" } }            | without look-around",
                "{ text: { matches: \"((a{100}){100}){9}\" } } | unfold to",
                "{ text: { matches: \"(a[])]b{99}){99}\" } }  | unfold to",
                "{ text: { length: \"> many\" } }             | a number of characters",
                "{ time: { from: \"25:00\" } }                | a time of day",
                "{ time: { from: \"22:00\", to: \"22:00\" } } | are the same",
                "{ time: { days: [saturday] } }               | one of mon, tue, wed",
                "{ author: { role: [subscribr] } }            | did you mean 'subscriber'?",
                "{ author: { account_age: \"< 7 days\" } }    | a length of time",
                "{ author: { rolle: vip } }                   | did you mean 'role'?",
                "{ mode: revue }                              | did you mean 'review'?",
                "{ question: { span: { length: \"> 5\" } } }  | is not a key of a question",
            })
    void mistakes_are_told_with_what_to_write(String when, String told) {
        assertThat(SmallPolicy.problems(
                        "- { id: asked, when: " + when + ", then: block, explain: { en: \"Because.\" } }"))
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains(told));
    }

    @Test
    void a_pattern_of_too_many_characters_is_refused_before_it_is_compiled() {
        assertThat(SmallPolicy.problems("- { id: asked, when: { text: { matches: \"" + "a".repeat(301)
                        + "\" } }, then: block, explain: { en: \"Because.\" } }"))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("at most 300 characters");
    }

    @Test
    void a_rule_of_the_whole_text_cannot_speak_of_a_category_and_one_on_answers_cannot_act_on_an_author() {
        assertThat(SmallPolicy.problems("""
                        - { id: one, when: { platform: twitch }, then: block, explain: { en: "About {target}." } }
                        - { id: two, on: answer, when: { category: rude }, then: block, do: warn, explain: { en: "x" } }
                        - { id: three, when: { category: rude }, then: block, do: [{ cool_down: 25h }, ban], explain: { en: "x" } }
                        """))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("place-without-finding", "nobody-to-act-on", "bad-value", "bad-value");
    }
}
