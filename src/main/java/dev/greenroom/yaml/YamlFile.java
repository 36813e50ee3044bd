package dev.greenroom.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file's text, and where its problems are told. */
public final class YamlFile {
    private static final int MAX_CODE_POINTS = 4_000_000;

    private final String name;
    private final List<String> lines;
    private final String text;
    private final Problems problems;

    public YamlFile(String name, String text, Problems problems) {
        this.name = name;
        this.text = text;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /** The file as a mapping, empty (with a problem told) when it is none. An empty file is an empty mapping. */
    public Optional<YamlMap> readMap() {
        Node root;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_CODE_POINTS);
            options.setMaxAliasesForCollections(50);
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String what = e.getProblem() == null ? "this is not YAML" : "this is not YAML: " + e.getProblem();
            problem("yaml-syntax", mark == null ? new Position(name, 1, 1) : position(mark), what);
            return Optional.empty();
        } catch (RuntimeException e) {
            problem("yaml-syntax", new Position(name, 1, 1), "this is not YAML: " + e.getMessage());
            return Optional.empty();
        }
        if (root == null) {
            return Optional.of(YamlMap.empty(this));
        }
        if (root instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(this, mapping, ""));
        }
        problem("wrong-type", position(root.getStartMark()), "the file should be a mapping of keys to values");
        return Optional.empty();
    }

    public String name() {
        return name;
    }

    /** Tells a problem at a node's beginning. */
    public void problem(String code, Node node, String message) {
        problem(code, position(node.getStartMark()), message);
    }

    void problem(String code, Position at, String message) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : null;
        problems.add(new Problem(code, at, message, line));
    }

    Position position(Mark mark) {
        return new Position(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
