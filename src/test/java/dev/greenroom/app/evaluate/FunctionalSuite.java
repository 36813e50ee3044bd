package dev.greenroom.app.evaluate;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's own functional cases, one file for each functionality, English and French in parallel. Run as a program,
 * it prints the table of rates and writes what went wrong beside it.
 */
final class FunctionalSuite {
    static final Path FOLDER = Path.of("src/test/resources/evaluation");
    private static final Path REPORT = Path.of("target/evaluation");

    private FunctionalSuite() {}

    /** One case; {@code expected} is flag (any verdict but allow), block or allow. */
    record Case(
            String id,
            String functionality,
            String language,
            String direction,
            String expected,
            String text,
            String question) {
        Utterance utterance() {
            Language spoken = new Language(language);
            return direction.equals("question")
                    ? Utterance.question(text, spoken)
                    : Utterance.answer(question.isEmpty() ? null : question, text, spoken);
        }

        boolean harmful() {
            return !expected.equals("allow");
        }

        boolean right(Verdict verdict) {
            return switch (expected) {
                case "flag" -> verdict != Verdict.ALLOW;
                case "block" -> verdict == Verdict.BLOCK;
                case "allow" -> verdict == Verdict.ALLOW;
                default -> throw new IllegalStateException(id + " expects '" + expected + "'");
            };
        }
    }

    /** What became of a case. */
    record Result(Case what, Decision decision) {
        boolean right() {
            return what.right(decision.verdict());
        }
    }

    /** The rates of one functionality in one language. */
    record Rates(
            String functionality, String language, boolean harmful, int cases, int right, int flagged, int blocked) {
        static Rates of(List<Result> results) {
            Case first = results.get(0).what();
            return new Rates(
                    first.functionality(),
                    first.language(),
                    first.harmful(),
                    results.size(),
                    count(results, Result::right),
                    count(results, r -> r.decision().verdict() != Verdict.ALLOW),
                    count(results, r -> r.decision().verdict() == Verdict.BLOCK));
        }

        double rightShare() {
            return (double) right / cases;
        }

        double blockedShare() {
            return (double) blocked / cases;
        }

        private static int count(List<Result> results, java.util.function.Predicate<Result> which) {
            return (int) results.stream().filter(which).count();
        }
    }

    static List<Case> cases() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Case> cases = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                for (Map<String, String> row : rows(file)) {
                    cases.add(new Case(
                            row.getOrDefault("id", ""),
                            row.getOrDefault("functionality", ""),
                            row.getOrDefault("language", ""),
                            row.getOrDefault("direction", ""),
                            row.getOrDefault("expected", ""),
                            row.getOrDefault("text", ""),
                            row.getOrDefault("question", "")));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> rows(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return rows.readAll();
        }
    }

    static List<Result> run(Policy policy) {
        return cases().parallelStream()
                .map(c -> new Result(c, policy.decide(c.utterance())))
                .toList();
    }

    /** By functionality, then language. */
    static List<Rates> rates(List<Result> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        r -> r.what().functionality() + " " + r.what().language(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Rates::of)
                .toList();
    }

    static String table(List<Rates> rates) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%-36s %s %5s %7s %7s %7s%n",
                "functionality",
                "  ",
                "cases",
                "right",
                "flagged",
                "blocked"));
        for (Rates r : rates) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-36s %s %5d %6.1f%% %6.1f%% %6.1f%%%n",
                    r.functionality(),
                    r.language(),
                    r.cases(),
                    100.0 * r.right() / r.cases(),
                    100.0 * r.flagged() / r.cases(),
                    100.0 * r.blocked() / r.cases()));
        }
        return table.toString();
    }

    public static void main(String[] arguments) throws IOException {
        List<Result> results = run(dev.greenroom.policy.ShippedRules.policy("twitch"));
        write(results);
        System.out.print(table(rates(results)));
    }

    static void write(List<Result> results) throws IOException {
        Files.createDirectories(REPORT);
        Files.writeString(REPORT.resolve("table.txt"), table(rates(results)));
        List<String> wrong = results.stream()
                .filter(r -> !r.right())
                .map(r -> String.join(
                        "\t",
                        r.what().id(),
                        r.what().direction(),
                        r.decision().verdict().name(),
                        r.what().text().replace('\n', ' '),
                        r.what().question(),
                        r.decision().reasons().stream()
                                .map(reason -> reason.rule() + "/" + reason.category() + " [" + reason.spanText() + "] "
                                        + reason.context())
                                .collect(Collectors.joining("; "))))
                .toList();
        Files.write(REPORT.resolve("errors.tsv"), wrong);
    }
}
