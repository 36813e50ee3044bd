package dev.greenroom.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.greenroom.detect.DocumentLeaning.Example;
import dev.greenroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentLeaningTest {
    private static byte[] model;

    @BeforeAll
    static void train() {
        List<Example> examples = new ArrayList<>();
        for (String thing : List.of("table", "chair", "lamp", "door", "window", "garden", "river", "bridge")) {
            examples.add(new Example("you rotten turnip of a " + thing, true));
            examples.add(new Example("what a lovely " + thing + " in the evening", false));
        }
        model = DocumentLeaning.train(examples);
    }

    @Test
    void itRecognisesWhatItHasNotSeenByTheWordsThatItHas() {
        DocumentLeaning leaning = DocumentLeaning.read(model);

        assertThat(leaning.harmful("You rotten TURNIP of a painter")).isGreaterThan(0.9);
        assertThat(leaning.harmful("what a lovely painter in the evening")).isLessThan(0.1);
        assertThat(leaning.harmful("…")).isZero();
    }

    @Test
    void itAnswersManyThreadsAlike() {
        DocumentLeaning leaning = DocumentLeaning.read(model);
        double alone = leaning.harmful("you rotten turnip");

        assertThat(IntStream.range(0, 20_000).parallel().mapToDouble(i -> leaning.harmful("you rotten turnip")))
                .allMatch(score -> score == alone);
    }

    @Test
    void itMakesAFindingSurerByALittleAndNeverMilder() {
        // Given
        Finding found = finding("harassment/insult", 0.8, 0.5);

        // When
        List<Finding> sure = Leaning.weigh(always(1), "text", List.of(found));
        List<Finding> unsure = Leaning.weigh(always(0.5), "text", List.of(found));
        List<Finding> harmless = Leaning.weigh(always(0), "text", List.of(found));

        // Then
        assertThat(sure.get(0).sureness()).isCloseTo(0.6, within(1e-9));
        assertThat(sure.get(0).exposure()).isCloseTo(0.5, within(1e-9));
        assertThat(sure.get(0).harm()).isLessThanOrEqualTo(found.severity());
        assertThat(unsure).containsExactly(found);
        assertThat(harmless).containsExactly(found);
        assertThat(Leaning.weigh(always(1), "text", List.of(finding("harassment/insult", 0.8, 0.97)))
                        .get(0)
                        .sureness())
                .isEqualTo(1);
    }

    @Test
    void whatOnlyCodeSeesStaysAsItIsAndWhereNothingIsSeenNothingIsAsked() {
        Finding address = finding("personal-data/email", 0.8, 0.5);

        assertThat(Leaning.weigh(always(1), "text", List.of(address))).containsExactly(address);
        assertThat(Leaning.weigh(
                        new Leaning() {
                            @Override
                            public double harmful(String text) {
                                throw new AssertionError("asked about '" + text + "'");
                            }

                            @Override
                            public String id() {
                                return "x";
                            }
                        },
                        "text",
                        List.of()))
                .isEmpty();
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> DocumentLeaning.read("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greenroom train");
    }

    private static Leaning always(double score) {
        return new Leaning() {
            @Override
            public double harmful(String text) {
                return score;
            }

            @Override
            public String id() {
                return "x";
            }
        };
    }

    private static Finding finding(String category, double severity, double sureness) {
        return new Finding("f", "", new Category(category), severity, sureness, 0.4, new Span(0, 4), null, List.of());
    }
}
