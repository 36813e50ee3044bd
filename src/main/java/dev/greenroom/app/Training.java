package dev.greenroom.app;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.greenroom.detect.DocumentLeaning;
import dev.greenroom.detect.DocumentLeaning.Example;
import dev.greenroom.policy.RuleTest;
import dev.greenroom.policy.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A model with what it is worth on examples that it has not seen.
 *
 * @param model the bytes of its file, learned from the examples that were not held back
 * @param learned how many examples it learned from
 * @param hits harmful ones among the held back that it calls harmful, and how many there were
 * @param alarms harmless ones among the held back that it calls harmful, and how many there were
 */
public record Training(byte[] model, int learned, Share hits, Share alarms) {
    private static final int LEAST_OF_A_KIND = 10;
    private static final int MOST = 1_000_000;

    /** So many of so many. */
    public record Share(int of, int all) {
        double rate() {
            return of / (double) all;
        }

        String words() {
            return String.format(Locale.ROOT, "%d of %d (%.1f %%)", of, all, 100 * rate());
        }
    }

    /** Trains on four fifths and tries the rest; {@code seed} chooses which. */
    public static Training of(List<Example> examples, long seed) {
        // The same text on both sides would be remembered, not recognised.
        Map<String, Example> distinct = new LinkedHashMap<>();
        examples.forEach(example -> distinct.putIfAbsent(example.text(), example));
        List<Example> learn = new ArrayList<>();
        List<Example> hold = new ArrayList<>();
        Random random = new Random(seed);
        for (boolean harmful : new boolean[] {true, false}) {
            List<Example> kind = new ArrayList<>(distinct.values().stream()
                    .filter(example -> example.harmful() == harmful)
                    .toList());
            if (kind.size() < LEAST_OF_A_KIND) {
                throw new IllegalArgumentException("There are " + kind.size() + (harmful ? " harmful" : " harmless")
                        + " examples; at least " + LEAST_OF_A_KIND + " of either kind are needed");
            }
            java.util.Collections.shuffle(kind, random);
            hold.addAll(kind.subList(0, kind.size() / 5));
            learn.addAll(kind.subList(kind.size() / 5, kind.size()));
        }
        byte[] model = DocumentLeaning.train(learn);
        DocumentLeaning leaning = DocumentLeaning.read(model);
        return new Training(model, learn.size(), called(leaning, hold, true), called(leaning, hold, false));
    }

    /** What the tests of rule files block, and what they allow. */
    public static List<Example> fromTests(Map<String, String> files) {
        List<Example> examples = new ArrayList<>();
        for (RuleTest test : RuleTest.in(files)) {
            for (RuleTest.Turn turn : test.turns()) {
                Verdict expected = turn.expect() == null ? null : turn.expect().verdict();
                if (expected == Verdict.ALLOW || expected == Verdict.BLOCK) {
                    examples.add(new Example(turn.text(), expected == Verdict.BLOCK));
                }
            }
        }
        return examples;
    }

    /** The rows of a CSV file that have both a text and a label, {@value #MOST} at most. */
    public static List<Example> fromCsv(Path file, String text, String label, Set<String> harmful) throws IOException {
        CsvMapper mapper = new CsvMapper();
        List<Example> examples = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(reader)) {
            boolean any = rows.hasNextValue();
            List<String> columns = ((CsvSchema) rows.getParserSchema()).getColumnNames();
            require(columns, "--text", text);
            require(columns, "--label", label);
            while (any && rows.hasNextValue() && examples.size() < MOST) {
                Map<String, String> row = rows.nextValue();
                String words = row.getOrDefault(text, "");
                String mark = row.getOrDefault(label, "").strip();
                if (!words.isBlank() && !mark.isEmpty()) {
                    examples.add(new Example(words, harmful.contains(mark)));
                }
            }
        } catch (RuntimeJsonMappingException e) {
            throw new IOException(e.getMessage(), e);
        }
        return examples;
    }

    /** What was learned and what it is worth, for a terminal. */
    public String words(String file) {
        double balanced = (hits.rate() + 1 - alarms.rate()) / 2;
        return "learned from        " + learned + " texts\n"
                + "held back           " + (hits.all() + alarms.all()) + " texts\n"
                + "  harmful, found    " + hits.words() + "\n"
                + "  harmless, accused " + alarms.words() + "\n"
                + String.format(Locale.ROOT, "  balanced accuracy %.3f (0.5 is guessing)%n", balanced)
                + "written to          " + file + " (" + model.length / 1024 + " KB)\n"
                + "Use it with         detect.model: " + file + "\n";
    }

    private static void require(List<String> columns, String option, String column) throws IOException {
        if (!columns.contains(column)) {
            throw new IOException(
                    "there is no column '" + column + "' for " + option + "; there are " + String.join(", ", columns));
        }
    }

    private static Share called(DocumentLeaning leaning, List<Example> held, boolean harmful) {
        List<Example> kind =
                held.stream().filter(example -> example.harmful() == harmful).toList();
        long called = kind.stream()
                .filter(example -> leaning.harmful(example.text()) > 0.5)
                .count();
        return new Share((int) called, kind.size());
    }
}
