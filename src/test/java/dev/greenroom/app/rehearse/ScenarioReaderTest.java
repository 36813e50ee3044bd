package dev.greenroom.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.app.rehearse.Scenario.Occasion;
import dev.greenroom.app.rehearse.Scenario.Step;
import dev.greenroom.app.rehearse.Scenario.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    static Stream<Arguments> everyScenarioOnEveryPlatform() {
        return Scenario.NAMES.stream()
                .flatMap(name -> RehearsedPlatform.NAMES.stream().map(platform -> Arguments.of(name, platform)));
    }

    @ParameterizedTest
    @MethodSource("everyScenarioOnEveryPlatform")
    void whatIsPackagedCanBePlayedOnEveryPlatformWithinAMinute(String name, String platform) {
        // When
        Scenario scenario = ScenarioReader.packaged(name, platform);

        // Then
        assertThat(scenario.length()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(scenario.steps()).extracting(Step::at).isSorted();
        assertThat(scenario.steps()).anyMatch(step -> step.event() instanceof Event.Say);
        assertThat(scenario.title().fr()).isNotEqualTo(scenario.title().en());
    }

    @Test
    void whatYouTubeTellsNobodyOfIsNotRehearsedThere() {
        for (String name : Scenario.NAMES) {
            assertThat(ScenarioReader.packaged(name, "youtube").steps())
                    .noneMatch(step -> step.event() instanceof Event.Hold);
        }
    }

    @Test
    void everyKindOfStepIsReadInTheOrderOfTime() {
        // When
        List<Step> steps = steps("""
                - { at: 9s, fault: signed_out }
                - { at: 1s, by: ann, says: hello, as: paid, paid: 5, replies_to: bob }
                - { at: 2s, by: ann, hold: swearing, says: darn }
                - { at: 3s, by: queen, raid: 7 }
                - { at: 4s, delete: ann }
                - { at: 5s, ban: ann }
                - { at: 6s, crowd: 2, by: fan, over: 1s, says: [one, two] }
                - { at: 8s, tell: { en: Look., fr: Regardez. } }
                """);

        // Then
        assertThat(steps)
                .extracting(Step::event)
                .startsWith(
                        new Event.Say("ann", "hello", Occasion.PAID, 5, "bob"),
                        new Event.Hold("ann", "darn", "swearing"),
                        new Event.Raid("queen", 7),
                        new Event.Delete("ann"),
                        new Event.Ban("ann"),
                        new Event.Say("fan_1", "one", Occasion.CHAT, 0, null),
                        new Event.Say("fan_2", "two", Occasion.CHAT, 0, null))
                .endsWith(new Event.Fault(Trouble.SIGNED_OUT));
        assertThat(steps.get(6).at()).isEqualTo(Duration.ofMillis(6_500));
    }

    @Test
    void aStepOfAnotherPlatformIsLeftOutAndCheckedAllTheSame() {
        // Given
        String steps = """
                - { at: 1s, on: youtube, by: ann, says: hello }
                - { at: 1s, on: twitch, by: bob, says: hi }
                """;

        // Then
        assertThat(steps(steps))
                .singleElement()
                .satisfies(step -> assertThat(((Event.Say) step.event()).by()).isEqualTo("bob"));
        assertThatThrownBy(() -> steps("- { at: 1s, on: youtube, by: Ann!, says: hello }"))
                .hasMessageContaining("found 'Ann!'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- { at: 1s, by: ann }                              | a step has one of tell, says, crowd, hold, raid",
                "- { at: 1s, by: ann, sais: hello }                 | 'steps[].sais' is not known; did you mean 'says'?",
                "- { at: soon, by: ann, says: hello }               | 'steps[].at' should be a length of time",
                "- { by: ann, says: hello }                         | when it happens after the beginning, such as 12s",
                "- { at: 1s, says: hello }                          | somebody's name",
                "- { at: 1s, by: Ann Lee, says: hello }             | small letters, digits or '_'",
                "- { at: 1s, by: ann, says: ' ' }                   | what is written",
                "- { at: 1s, by: ann, says: hello, as: whisper }    | chat, action, paid",
                "- { at: 1s, by: ann, says: hello, paid: 0 }        | from 1 to 1000000",
                "- { at: 1s, crowd: 3, by: fan }                    | what they write, a line or several",
                "- { at: 1s, crowd: 0, by: fan, says: hello }       | from 1 to 10000",
                "- { at: 1s, on: kick, by: ann, says: hello }       | twitch, youtube",
                "- { at: 1s, fault: earthquake }                    | disconnect, reconnect, quota",
                "- { at: 1s, tell: { en: Look. } }                  | words in 'en' and in 'fr'",
            })
    void aMistakeIsToldWithItsPlaceAndWhatToWriteInstead(String step, String taught) {
        assertThatThrownBy(() -> steps(step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.yaml:4:")
                .hasMessageContaining(taught);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> ScenarioReader.read("mine", "twitch", "mine.yaml", "title: { en: A }\nsteps: []\n"))
                .hasMessageContaining("'title'")
                .hasMessageContaining("'about'");
    }

    @Test
    void anUnknownScenarioNamesThoseThatThereAre() {
        assertThatThrownBy(() -> ScenarioReader.packaged("storm", "twitch"))
                .hasMessage("There is no scenario 'storm'; there are raid, bait, macron, quota, ban");
    }

    private static List<Step> steps(String steps) {
        String file = "title: { en: A, fr: B }\nabout: { en: A, fr: B }\nsteps:\n" + steps.indent(2);
        return ScenarioReader.read("mine", "twitch", "mine.yaml", file).steps();
    }
}
