package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Leaning;
import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rule files to a policy. All problems of all files are found in one go; with any, there is no policy. Takes
 * some hundred milliseconds: not for an event loop.
 */
public final class PolicyCompiler {
    /** At most so many files, of so many characters each. */
    static final int MOST_FILES = 500;

    static final int LONGEST_FILE = 2_000_000;

    /** The folders that a policy is made of, in the order in which they build on one another. */
    private static final Map<RuleFormat, BiConsumer<Fields, Pack>> READERS = readers();

    private final Map<String, String> files;
    private final Problems problems = new Problems();
    private final Pack pack;
    private final Map<String, PolicyFile> policies = new LinkedHashMap<>();
    private final String leaning;
    private @Nullable Detector detector;

    private PolicyCompiler(Map<String, String> files, LocalDate today, @Nullable Leaning leaning) {
        this.files = new TreeMap<>(files);
        this.pack = new Pack(today);
        if (leaning != null) {
            pack.detector.leaning(leaning);
        }
        this.leaning = leaning == null ? "" : "+" + leaning.id();
    }

    /**
     * @param files texts by path relative to the rules' folder, such as {@code policies/twitch.yaml}
     * @param policyName the policy to compile, such as {@code twitch}
     * @param today the day on which it comes into force: allowlist entries that have expired by then are left out
     */
    public static Compilation compile(Map<String, String> files, String policyName, LocalDate today) {
        return compile(files, policyName, today, null);
    }

    /** As {@link #compile(Map, String, LocalDate)}, with a model's leaning, which is a part of the revision. */
    public static Compilation compile(
            Map<String, String> files, String policyName, LocalDate today, @Nullable Leaning leaning) {
        PolicyCompiler compiler = new PolicyCompiler(files, today, leaning);
        compiler.read();
        return compiler.compileRead(policyName);
    }

    /** Compiles with every allowlist entry, as if none ever expired: to compare, not to protect. */
    public static Compilation compile(Map<String, String> files, String policyName) {
        return compile(files, policyName, LocalDate.EPOCH);
    }

    private static Map<RuleFormat, BiConsumer<Fields, Pack>> readers() {
        Map<RuleFormat, BiConsumer<Fields, Pack>> readers = new EnumMap<>(RuleFormat.class);
        readers.put(RuleFormat.LANGUAGES, LanguageReader::language);
        readers.put(RuleFormat.GROUPS, LanguageReader::groups);
        readers.put(RuleFormat.LEXICONS, LexiconReader::lexicon);
        readers.put(RuleFormat.PREDICATES, DetectionReader::predicates);
        readers.put(RuleFormat.CUES, DetectionReader::cues);
        readers.put(RuleFormat.FRAMES, DetectionReader::frames);
        readers.put(RuleFormat.CONTEXTS, ContextReader::contexts);
        return readers;
    }

    /**
     * Several policies of the same files, which are read once and share a detector: for tools that look at all of them.
     *
     * @return what came of each, in the order of {@code policyNames}
     */
    public static Map<String, Compilation> compileAll(
            Map<String, String> files, Collection<String> policyNames, LocalDate today) {
        return compileAll(files, policyNames, today, null);
    }

    /** As {@link #compileAll(Map, Collection, LocalDate)}, with a model's leaning. */
    public static Map<String, Compilation> compileAll(
            Map<String, String> files, Collection<String> policyNames, LocalDate today, @Nullable Leaning leaning) {
        PolicyCompiler compiler = new PolicyCompiler(files, today, leaning);
        compiler.read();
        Map<String, Compilation> all = new LinkedHashMap<>();
        int mark = compiler.problems.mark();
        for (String name : policyNames) {
            all.put(name, compiler.compileRead(name));
            compiler.problems.backTo(mark);
        }
        return all;
    }

    private void read() {
        if (!bounded()) {
            return;
        }
        pack.categories.addAll(Detector.BUILT_IN_CATEGORIES);
        pack.categories.addAll(PlatformMark.CATEGORIES);
        READERS.forEach((format, reader) -> in(format, file -> reader.accept(file, pack)));
        in(RuleFormat.POLICIES, this::policy);
        in(RuleFormat.TESTS, TestReader::readAll);
        strangers();
        Lints lints = new Lints(pack);
        lints.words();
        if (!problems.hasErrors()) {
            lints.unused();
        }
    }

    private Compilation compileRead(String policyName) {
        if (problems.hasErrors() && policies.isEmpty()) {
            return new Compilation.Rejected(sorted());
        }
        PolicyChain chain = chain(policyName);
        if (chain != null) {
            chain.namesRules();
        }
        if (chain == null || problems.hasErrors()) {
            return new Compilation.Rejected(sorted());
        }
        CompiledPolicy policy = assemble(chain);
        chain.provesItself(policy);
        return problems.hasErrors() ? new Compilation.Rejected(sorted()) : new Compilation.Compiled(policy, sorted());
    }

    private void policy(Fields file) {
        PolicyFile policy = PolicyFile.read(file, pack);
        if (policies.putIfAbsent(policy.name(), policy) != null) {
            file.problem(
                    PolicyKeys.POLICY,
                    RuleProblem.DUPLICATE_POLICY,
                    "another file has a policy '" + policy.name() + "' already; rename one");
        }
    }

    private CompiledPolicy assemble(PolicyChain chain) {
        Map<String, String> refusals = new LinkedHashMap<>();
        pack.labels.forEach((language, labels) -> refusals.put(language, labels.refusal()));
        List<Rule> rules = chain.rules();
        Lints.rules(rules, chain.files());
        return new CompiledPolicy(
                revision(files) + leaning,
                detector(),
                rules,
                new Wording(pack.labels),
                new Contents(rules.stream().map(Rule::line).toList(), pack.entries, pack.contexts, policies.keySet()),
                chain.said(refusals));
    }

    private Detector detector() {
        Detector known = detector;
        if (known == null) {
            known = pack.detector.build();
            detector = known;
        }
        return known;
    }

    private @Nullable PolicyChain chain(String policyName) {
        PolicyFile policy = policies.get(policyName);
        if (policy != null) {
            return PolicyChain.of(policy, policies);
        }
        if (!brokenPolicies()) {
            told(
                    RuleProblem.UNKNOWN_POLICY,
                    Position.start(RuleFormat.POLICIES.folder()),
                    Read.unknown("policy", policyName, policies.keySet()));
        }
        return null;
    }

    /** Whether the policy may be missing only because its file could not be read. */
    private boolean brokenPolicies() {
        return problems.all().stream()
                .anyMatch(problem -> problem.isError()
                        && RuleFormat.POLICIES.holds(problem.at().file()));
    }

    private void in(RuleFormat format, Consumer<Fields> read) {
        files.forEach((path, text) -> {
            if (format.holds(path) && isYaml(path)) {
                new YamlFile(path, text, problems).read(format.shape()).ifPresent(read);
            }
        });
    }

    private void strangers() {
        String folders =
                RuleFormat.IN_ORDER.stream().map(RuleFormat::folder).collect(Collectors.joining("/, ", "", "/"));
        for (String path : files.keySet()) {
            boolean isKnown = RuleFormat.IN_ORDER.stream().anyMatch(format -> format.holds(path));
            if (!isKnown && isYaml(path)) {
                told(
                        RuleProblem.UNUSED_FILE,
                        Position.start(path),
                        "this file is not read; rule files lie under " + folders);
            }
        }
    }

    private void told(Code code, Position at, String message) {
        problems.add(Problem.of(code, at, message, null));
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    private List<Problem> sorted() {
        return problems.all().stream().sorted(Problem.BY_PLACE).toList();
    }

    private boolean bounded() {
        if (files.size() > MOST_FILES) {
            told(YamlProblem.TOO_MANY, Position.start("rules"), "there are more than " + MOST_FILES + " rule files");
        }
        files.forEach((path, text) -> {
            if (text.length() > LONGEST_FILE) {
                told(YamlProblem.TOO_LONG, Position.start(path), "a file has at most " + LONGEST_FILE + " characters");
            }
        });
        return !problems.hasErrors();
    }

    private static String revision(Map<String, String> sorted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sorted.forEach((path, text) -> {
                digest.update((path + "\0" + text.length() + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
