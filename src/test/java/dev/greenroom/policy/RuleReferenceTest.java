package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleReferenceTest {
    private static final Path PAGE = Path.of("docs/rule-reference.md");
    private static final Pattern LINK = Pattern.compile("]\\(#([^)]+)\\)");

    @Test
    void the_page_that_ships_is_that_of_the_definitions() throws IOException {
        if (Boolean.getBoolean("greenroom.write")) {
            Files.writeString(PAGE, RuleReference.page());
        }
        assertThat(PAGE)
                .as("write it anew with: mvn test -Dtest=RuleReferenceTest -Dgreenroom.write=true")
                .content()
                .isEqualTo(RuleReference.page());
    }

    @Test
    void every_link_leads_to_a_heading_and_no_two_headings_are_alike() {
        List<String> headings = RuleReference.page()
                .lines()
                .filter(line -> line.startsWith("##"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-')
                        .replace("/", ""))
                .toList();
        assertThat(headings).doesNotHaveDuplicates();
        Set<String> links = LINK.matcher(RuleReference.page())
                .results()
                .map((MatchResult link) -> link.group(1))
                .collect(Collectors.toSet());
        assertThat(links).isNotEmpty().isSubsetOf(headings);
    }

    @Test
    void every_row_has_five_cells_whatever_stands_in_it() {
        List<String> rows = RuleReference.page()
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        row -> assertThat(row.split("(?<!\\\\)\\|", -1)).as(row).hasSize(7));
    }
}
