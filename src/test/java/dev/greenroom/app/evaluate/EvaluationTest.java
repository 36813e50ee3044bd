package dev.greenroom.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final String FILE = """
            id,text,label,about
            1,"mort aux juifs",hate,jews
            2,"hello, chat
            and good evening",none,
            3,kill yourself,none,somebody
            4,what a lovely map,hate,jews
            5,,hate,jews
            """;

    private static final Policy POLICY = ShippedRules.policy("twitch");

    @Test
    void counts_what_was_caught_and_what_was_flagged_without_harm() throws Exception {
        // Given
        Evaluation evaluation = new Evaluation(POLICY, 10);

        // When
        evaluation.run(samples(FILE, "label", "about", List.of()), texts -> {});

        // Then
        assertThat(evaluation.all()).isEqualTo(new Tally(2, 1, 1, 2, 1, 0, 1));
        assertThat(evaluation.all().balancedAccuracy()).isEqualTo(0.5);
        assertThat(evaluation.all().overBlocking()).isEqualTo(0.5);
        assertThat(evaluation.groups()).containsOnlyKeys("jews", "somebody");
        assertThat(evaluation.groups()).containsEntry("jews", new Tally(2, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void keeps_the_worst_errors_of_either_kind_with_what_was_seen_in_them() throws Exception {
        // Given
        Evaluation evaluation = new Evaluation(POLICY, 1);

        // When
        evaluation.run(samples(FILE, "label", null, List.of()), texts -> {});

        // Then
        assertThat(evaluation.alarms()).singleElement().satisfies(miss -> {
            assertThat(miss.sample().row()).isEqualTo(3);
            assertThat(miss.decision().verdict()).isEqualTo(Verdict.BLOCK);
        });
        assertThat(evaluation.silences())
                .singleElement()
                .satisfies(miss -> assertThat(miss.sample().row()).isEqualTo(4));
        assertThat(new Report(evaluation, POLICY).text())
                .contains("balanced accuracy", "50.0%", "what a lovely map", "harassment/threat", "rule threat");
        assertThat(new Report(evaluation, POLICY).json().getJsonObject("all").getLong("false_positives"))
                .isEqualTo(1);
    }

    @Test
    void takes_the_named_labels_for_harm_and_all_others_for_none() throws Exception {
        // Given
        Evaluation evaluation = new Evaluation(POLICY, 0);

        // When
        evaluation.run(samples("text,class\nhi,0\nho,1\nhe,2\n", "class", null, List.of("0", "2")), texts -> {});

        // Then
        assertThat(evaluation.all().harmful()).isEqualTo(2);
    }

    @Test
    void an_unknown_label_is_refused_with_its_row_and_what_to_write() {
        assertThatThrownBy(() -> all(samples("text,label\nhello,maybe\n", "label", null, List.of())))
                .isInstanceOf(BadSamples.class)
                .hasMessageContainingAll("Row 1", "'maybe'", "--harmful");
    }

    @Test
    void a_missing_column_is_named_beside_those_that_there_are() {
        assertThatThrownBy(() -> samples("tweet,class\nhello,1\n", "label", null, List.of()))
                .isInstanceOf(BadSamples.class)
                .hasMessageContainingAll("'text'", "--text", "tweet, class");
    }

    @Test
    void rows_without_a_label_are_left_out_and_counted() throws Exception {
        // Given
        Evaluation evaluation = new Evaluation(POLICY, 0);

        // When
        evaluation.run(samples("text,label\nhello,1\nbye,\n", "label", null, List.of()), texts -> {});

        // Then
        assertThat(evaluation.all().texts()).isEqualTo(1);
        assertThat(evaluation.incomplete()).isEqualTo(1);
        assertThat(new Report(evaluation, POLICY).text()).contains("1 rows have no text or no label");
    }

    @Test
    void a_row_with_too_many_cells_is_told_by_its_number() {
        assertThatThrownBy(() -> all(samples("text,label\nhello,there,1,2\n", "label", null, List.of())))
                .isInstanceOf(BadSamples.class)
                .hasMessageContaining("double quotes");
    }

    @Test
    void an_empty_file_has_no_columns() {
        assertThatThrownBy(() -> samples("", "label", null, List.of())).isInstanceOf(BadSamples.class);
    }

    private static List<Sample> all(SampleReader reader) throws IOException, BadSamples {
        return reader.next(100);
    }

    private static SampleReader samples(String csv, String label, @Nullable String group, List<String> harmful)
            throws IOException, BadSamples {
        Columns columns = new Columns("text", label, group, Direction.QUESTION, Language.ENGLISH);
        return new SampleReader(new StringReader(csv), columns, Labels.of(harmful));
    }
}
