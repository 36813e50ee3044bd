package dev.greenroom.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** A YAML file's text, and where its problems are told. */
public final class YamlFile {
    private static final int MAX_CODE_POINTS = 4_000_000;
    private static final int MOST_ALIASES = 50;
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What a decoder puts where bytes are not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private final String name;
    private final List<String> lines;
    private final String text;
    private final Problems problems;

    public YamlFile(String name, String text, Problems problems) {
        this.name = name;
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.lines = LINE_END.splitAsStream(this.text).toList();
        this.problems = problems;
    }

    /**
     * The file's keys as its shape declares them. Nothing, with a problem told, when it is no mapping; nothing, with a
     * warning, when nothing stands in it.
     */
    public Optional<Fields> read(Shape shape) {
        int replaced = text.indexOf(REPLACED);
        if (replaced >= 0) {
            problem(YamlProblem.NOT_UTF8, position(replaced), "this is not UTF-8 text; save the file as UTF-8");
            return Optional.empty();
        }
        Optional<Document> document = compose();
        if (document.isPresent() && document.get().root() == null) {
            problem(YamlProblem.EMPTY_FILE, start(), "nothing stands in this file, so nothing is read from it");
        }
        return document.flatMap(d -> mapping(d.root(), "with " + shape.someKeys()))
                .map(mapping -> Fields.read(new Place(this, mapping, ""), mapping, shape));
    }

    /** The file as a mapping, empty (with a problem told) when it is none. An empty file is an empty mapping. */
    public Optional<YamlMap> readMap() {
        Optional<Document> document = compose();
        if (document.isPresent() && document.get().root() == null) {
            return Optional.of(YamlMap.empty(this));
        }
        return document.flatMap(d -> mapping(d.root(), "of keys to values"))
                .map(mapping -> new YamlMap(this, mapping, ""));
    }

    private Optional<MappingNode> mapping(@Nullable Node root, String expected) {
        if (root != null && !(root instanceof MappingNode)) {
            problem(
                    YamlProblem.WRONG_TYPE,
                    root,
                    "the file should be a mapping " + expected + ", found "
                            + (root instanceof SequenceNode ? "a list" : "a text"));
        }
        return root instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
    }

    public String name() {
        return name;
    }

    /** The file's beginning, for what concerns all of it. */
    public Position start() {
        return Position.start(name);
    }

    /** Tells a problem at a node's beginning. */
    public void problem(String code, Node node, String message) {
        problem(code, position(node.getStartMark()), message);
    }

    public void problem(Code code, Position at, String message) {
        problems.add(Problem.of(code, at, message, line(at)));
    }

    void problem(Code code, Node node, String message) {
        problem(code, position(node.getStartMark()), message);
    }

    void problem(String code, Position at, String message) {
        problems.add(new Problem(code, at, message, line(at)));
    }

    Position position(Mark mark) {
        return new Position(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private @Nullable String line(Position at) {
        return at.line() <= lines.size() ? lines.get(at.line() - 1) : null;
    }

    /** What stands in a file; no root when nothing does. */
    private record Document(@Nullable Node root) {}

    /** The one document in the file; nothing, with a problem told, when it cannot be used. */
    private Optional<Document> compose() {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_CODE_POINTS);
            options.setMaxAliasesForCollections(MOST_ALIASES);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                return Optional.of(new Document(null));
            }
            Optional<Node> tooBig = Weight.tooBig(root);
            tooBig.ifPresent(node -> problem(
                    YamlProblem.TOO_BIG,
                    node,
                    "with its aliases written out this file has more than " + Weight.MOST
                            + " values; write them out yourself"));
            return tooBig.isPresent() ? Optional.empty() : Optional.of(new Document(root));
        } catch (MarkedYAMLException e) {
            broken(e);
        } catch (ReaderException e) {
            problem(
                    YamlProblem.YAML_SYNTAX,
                    position(text.offsetByCodePoints(
                            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())))),
                    String.format("the character U+%04X may not stand in YAML; remove it", e.getCodePoint()));
        } catch (RuntimeException e) {
            problem(
                    YamlProblem.YAML_SYNTAX,
                    start(),
                    "this is not YAML: " + Found.shortened(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void broken(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        Position at = mark == null ? start() : position(mark);
        if (String.valueOf(e.getContext()).startsWith("expected a single document")) {
            problem(YamlProblem.SEVERAL_DOCUMENTS, at, "a second document begins here; put it into a file of its own");
        } else {
            String what = String.valueOf(e.getProblem()).replaceFirst("[.] *[(]Do not use .*", "");
            problem(YamlProblem.YAML_SYNTAX, at, "this is not YAML: " + what + advice(what));
        }
    }

    /** What SnakeYAML's words mean for somebody who has not read the YAML specification. */
    private static String advice(String problem) {
        if (problem.contains("(TAB)")) {
            return "; indent with spaces, not with a tab";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "; put a text that holds ': ' into quotes";
        }
        if (problem.startsWith("found character") || problem.startsWith("found undefined")) {
            return "; put the text into quotes";
        }
        return "; look for a bracket, a quote or an indentation that is not closed before this place";
    }

    /** The place of a character of the text. */
    private Position position(int index) {
        int line = 1;
        int from = 0;
        java.util.regex.Matcher ends = LINE_END.matcher(text);
        while (ends.find() && ends.end() <= index) {
            line++;
            from = ends.end();
        }
        return new Position(name, line, text.codePointCount(from, index) + 1);
    }
}
