package dev.greenroom.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMapTest {
    private final Problems problems = new Problems();

    private YamlMap map(String text) {
        return new YamlFile("f.yaml", text, problems).readMap().orElseThrow();
    }

    private List<String> told() {
        return problems.all().stream().map(p -> p.at() + " " + p.code()).toList();
    }

    @Test
    void values_are_read_by_kind() {
        YamlMap map = map("a: x\nb: true\nc: 3\nd: 0.5\ne: 45s\nf: [p, q]\ng: { h: i }\n");
        assertThat(map.string("a")).contains("x");
        assertThat(map.bool("b")).contains(true);
        assertThat(map.integer("c", 1, 3)).contains(3);
        assertThat(map.number("d", 0, 1)).contains(0.5);
        assertThat(map.duration("e")).contains(Duration.ofSeconds(45));
        assertThat(map.strings("f")).containsExactly("p", "q");
        assertThat(map.texts("g")).containsEntry("h", "i");
        map.finish();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void a_wrong_kind_is_told_at_the_value_and_reads_as_absent() {
        YamlMap map = map("a: [x]\nb: maybe\nc: 9\n");
        assertThat(map.string("a")).isEmpty();
        assertThat(map.bool("b")).isEmpty();
        assertThat(map.integer("c", 1, 3)).isEmpty();
        assertThat(told()).containsExactly("f.yaml:1:4 wrong-type", "f.yaml:2:4 wrong-type", "f.yaml:3:4 wrong-type");
    }

    @Test
    void unknown_and_duplicate_keys_are_told_with_the_nearest_known_one() {
        YamlMap map = map("rules: 1\nruels: 2\nrules: 3\n");
        map.string("rules");
        map.finish();
        assertThat(told()).containsExactly("f.yaml:3:1 duplicate-key", "f.yaml:2:1 unknown-key");
        assertThat(problems.all().get(1).message()).isEqualTo("'ruels' is not known; did you mean 'rules'?");
    }

    @Test
    void the_caret_stands_under_the_place() {
        map("a: b\n").problem("a", "some-code", "some message");
        assertThat(problems.all().get(problems.all().size() - 1).format())
                .isEqualTo("f.yaml:1:4: error: some message [some-code]\n | a: b\n |    ^");
    }

    @Test
    void what_is_not_yaml_is_told_once_and_an_empty_file_is_an_empty_map() {
        assertThat(new YamlFile("f.yaml", "a: [", problems).readMap()).isEmpty();
        assertThat(new YamlFile("f.yaml", "- a", problems).readMap()).isEmpty();
        assertThat(new YamlFile("f.yaml", "", problems).readMap().orElseThrow().keys())
                .isEmpty();
        assertThat(problems.all()).hasSize(2);
    }

    @Test
    void mixed_lists_give_texts_and_maps() {
        List<YamlItem> items = map("a: [x, { b: c }]").mixed("a");
        assertThat(items.get(0).text()).contains("x");
        assertThat(items.get(1).map().orElseThrow().string("b")).contains("c");
    }
}
