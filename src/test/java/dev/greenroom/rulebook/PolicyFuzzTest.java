package dev.greenroom.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteRevisionStore;
import dev.greenroom.telemetry.Health;
import dev.greenroom.text.Language;
import dev.greenroom.yaml.Problem;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rule files as a tired author, a broken editor or a bad disk may leave them. */
class PolicyFuzzTest {
    private static final int MUTANTS = 300;
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final String LIKELY = "{}[]:,-|\"' \n\t#&*!>%@`?é👍漢\0\u2028\uFEFF0~";

    private static final Map<String, String> GOOD = Map.of(
            "languages/en.yaml",
                    "language: en\nrefusal: No.\ninflections: { noun: [\"\", s] }\nlinks: { be: [is, are] }\n",
            "groups/en.yaml", "language: en\ngroups:\n  - { id: zogs, call: Zogs, names: [zog, zogs] }\n",
            "lexicons/en/words.yaml", """
                    lexicon: words
                    language: en
                    category: hate/slur
                    severity: 0.9
                    sureness: 1
                    terms:
                      - blorb
                      - { text: zib, inflect: noun, senses: [{ near: [river], harmless: true }] }
                      - { pattern: "gl+oo+b", severity: 0.8 }
                      - death to (all |){zogs}
                    """,
            "predicates/en.yaml", "language: en\npredicates: [{ id: vermin, phrases: [vermin, (big |)rats] }]\n",
            "frames/hate.yaml",
                    "frames: [{ id: hated, category: hate/slur, predicates: [vermin], targets: [protected], link: be }]\n",
            "contexts/places.yaml", """
                    contexts:
                      - id: place-name
                        names:
                          - { text: Blorb Hill, needs_near: [village], asked: [where], expires: 2027-12-31 }
                    """,
            "policies/mine.yaml", """
                    policy: mine
                    languages: [en]
                    canary: blorb
                    rules:
                      - id: slur
                        on: [question, answer]
                        when: { any: [{ category: hate/slur, harm: ">= 0.5" }, { target: zogs }] }
                        then: block
                        explain: { en: "A slur: {span}" }
                      - id: long
                        when: { text: { length: "> 200" }, author: { account_age: "< 7d" } }
                        then: { hold: 45s, on_timeout: refuse }
                        explain: { en: "Long." }
                    limits: { viewer: { questions: 3, per: 1m } }
                    tests:
                      - { question: what a blorb, expect: { verdict: block, rule: slur } }
                    """);

    @TempDir
    Path folder;

    @Test
    @Timeout(240)
    void no_mutant_crashes_the_compiler_or_takes_the_policy_away() {
        // Given
        long seed = Long.getLong("greenroom.seed", 20_270_301L);
        Random random = new Random(seed);
        Vertx vertx = Vertx.vertx();
        SqliteDatabase database =
                SqliteDatabase.open(vertx, folder.resolve("data")).await();
        AtomicReference<Map<String, String>> files = new AtomicReference<>(GOOD);
        ActivePolicy active = new ActivePolicy(policy(compile(GOOD)));
        PolicyReloader reloader = new PolicyReloader(new PolicyReloader.Parts(
                vertx,
                Clock.systemUTC(),
                source(files),
                PolicyFuzzTest::compile,
                "mine",
                active,
                new SqliteRevisionStore(database),
                new Health(Clock.systemUTC())));
        Context main = vertx.getOrCreateContext();
        int rejected = 0;

        for (int n = 0; n < MUTANTS; n++) {
            // When
            Map<String, String> mutant = mutant(random);
            String before = active.current().revision();
            files.set(mutant);
            Promise<Void> looked = Promise.promise();
            main.runOnContext(go -> reloader.look().onComplete(looked));
            looked.future().await();

            // Then
            String which = "seed " + seed + ", mutant " + n + ": " + mutant;
            boolean isRejected = compile(mutant) instanceof Compilation.Rejected;
            rejected += isRejected ? 1 : 0;
            assertThat(active.current().revision().equals(before) || !isRejected)
                    .as(which)
                    .isTrue();
            assertThat(isRejected == (reloader.status().rejection() != null))
                    .as(which)
                    .isTrue();
            active.current().decide(Utterance.question("what a blorb, village", Language.ENGLISH));
        }
        files.set(GOOD);
        Promise<Void> mended = Promise.promise();
        main.runOnContext(go -> reloader.look().onComplete(mended));
        mended.future().await();
        assertThat(active.current()
                        .decide(Utterance.question("what a blorb", Language.ENGLISH))
                        .verdict())
                .as("seed %s", seed)
                .isEqualTo(Verdict.BLOCK);
        assertThat(rejected).as("seed %s", seed).isBetween(MUTANTS / 4, MUTANTS - 1);
        database.close().await();
        vertx.close().await();
    }

    private static Compilation compile(Map<String, String> files) {
        Compilation compilation = PolicyCompiler.compile(files, "mine", TODAY);
        if (compilation instanceof Compilation.Compiled compiled) {
            assertThat(compiled.warnings()).noneMatch(Problem::isError);
        } else {
            List<Problem> problems = ((Compilation.Rejected) compilation).problems();
            assertThat(problems).anyMatch(Problem::isError);
            problems.forEach(problem -> assertThat(problem.format()).hasSizeLessThan(2_000));
        }
        return compilation;
    }

    private static Policy policy(Compilation compilation) {
        return ((Compilation.Compiled) compilation).policy();
    }

    private static RuleSource source(AtomicReference<Map<String, String>> files) {
        return new RuleSource() {
            @Override
            public Map<String, String> read() {
                return Objects.requireNonNull(files.get());
            }

            @Override
            public String fingerprint() {
                return String.valueOf(read().hashCode());
            }
        };
    }

    /** The good files, one or two of them damaged in one or two ways. */
    private static Map<String, String> mutant(Random random) {
        Map<String, String> files = new TreeMap<>(GOOD);
        List<String> paths = new ArrayList<>(files.keySet());
        for (int i = random.nextInt(2); i >= 0; i--) {
            String path = paths.get(random.nextInt(paths.size()));
            String text = files.getOrDefault(path, "");
            for (int j = random.nextInt(2); j >= 0; j--) {
                text = damaged(text, random);
            }
            files.put(path, text);
        }
        return files;
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(Math.max(1, lines.size()));
        int other = random.nextInt(Math.max(1, lines.size()));
        switch (random.nextInt(9)) {
            case 0 -> {
                int sign = LIKELY.offsetByCodePoints(0, random.nextInt(LIKELY.codePointCount(0, LIKELY.length())));
                return text.substring(0, at) + Character.toString(LIKELY.codePointAt(sign)) + text.substring(at);
            }
            case 1 -> {
                return text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(5)));
            }
            case 2 -> {
                return text.substring(0, at);
            }
            case 3 -> {
                return text.replaceFirst("0\\.\\d|\\d+", "9".repeat(1 + random.nextInt(40)));
            }
            case 4 -> {
                int depth = 1 + random.nextInt(200);
                return text.substring(0, at)
                        + "[".repeat(depth)
                        + "]".repeat(random.nextInt(2) * depth)
                        + text.substring(at);
            }
            case 5 -> {
                return text.replaceFirst("(\\w+): \\{?.*", random.nextBoolean() ? "$1: [[], {}]" : "$1: { a: [b] }");
            }
            case 6 -> {
                return text.replaceFirst(Pattern.quote(word(text, at)), "&a [*a, *a]");
            }
            default -> {
                if (lines.isEmpty()) {
                    return "-";
                }
                return damagedLines(lines, line, other, random);
            }
        }
    }

    private static String damagedLines(List<String> lines, int line, int other, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> Collections.swap(lines, line, other);
            case 1 -> lines.add(other, lines.get(line));
            default -> lines.remove(line);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String word(String text, int at) {
        return text.substring(at).lines().findFirst().orElse("x").split(" ", 2)[0];
    }
}
