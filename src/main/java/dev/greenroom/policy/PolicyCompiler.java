package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Leaning;
import dev.greenroom.text.Language;
import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<PolicyFile> chain = chain(policyName);
        chain.forEach(policy -> namesRules(policy, chain));
        if (problems.hasErrors()) {
            return new Compilation.Rejected(sorted());
        }
        CompiledPolicy policy = assemble(chain);
        provesItself(policy, chain);
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

    /** A canary that is not caught would turn the lamp red without a fault of any gate. */
    private static void provesItself(Policy policy, List<PolicyFile> chain) {
        Optional<Placed<String>> canary = chain.stream()
                .flatMap(file -> Optional.ofNullable(file.canary()).stream())
                .reduce((general, special) -> special);
        for (Direction direction : Direction.values()) {
            canary.filter(text -> policy.decide(flight(direction, text.value())).verdict() != Verdict.BLOCK)
                    .ifPresent(text -> text.problem(
                            RuleProblem.CANARY_NOT_CAUGHT,
                            "the canary '" + text.value() + "' is not blocked as " + direction.wire()
                                    + "; write a text that this policy blocks both as question and as answer"));
        }
    }

    private static Utterance flight(Direction direction, String canary) {
        return new Utterance(direction, canary, "", null, Language.ENGLISH, Circumstances.UNKNOWN);
    }

    private CompiledPolicy assemble(List<PolicyFile> chain) {
        Map<String, String> refusals = new LinkedHashMap<>();
        pack.labels.forEach((language, labels) -> refusals.put(language, labels.refusal()));
        Limits limits = Limits.DEFAULT;
        String canary = null;
        ZoneId zone = ZoneOffset.UTC;
        List<Rule> rules = List.of();
        for (PolicyFile policy : chain) {
            refusals.putAll(policy.refusals());
            limits = policy.limits().apply(limits);
            canary = policy.canary() == null ? canary : policy.canary().value();
            zone = policy.zone() == null ? zone : policy.zone();
            rules = merged(rules, policy);
        }
        Lints.rules(rules, chain);
        return new CompiledPolicy(
                revision(files) + leaning,
                detector(),
                rules,
                new Wording(pack.labels),
                new Contents(rules.stream().map(Rule::line).toList(), pack.entries, pack.contexts, policies.keySet()),
                new CompiledPolicy.Said(refusals, limits, canary, zone));
    }

    private Detector detector() {
        Detector known = detector;
        if (known == null) {
            known = pack.detector.build();
            detector = known;
        }
        return known;
    }

    /** A rule with a known id takes the old one's place; new rules stand before the inherited ones. */
    private static List<Rule> merged(List<Rule> inherited, PolicyFile policy) {
        Map<String, Rule> own = new LinkedHashMap<>();
        policy.rules().forEach(rule -> own.put(rule.id(), rule));
        List<Rule> kept = new ArrayList<>();
        for (Rule rule : inherited) {
            Rule replacement = own.remove(rule.id());
            if (!policy.leavesOut(rule.id())) {
                kept.add(replacement == null ? rule : replacement);
            }
        }
        List<Rule> all = new ArrayList<>(own.values());
        all.addAll(kept);
        Map<String, String> cites = CommonKeys.byName(policy.cites());
        all.replaceAll(rule -> cites.containsKey(rule.id()) ? rule.citing(cites.getOrDefault(rule.id(), "")) : rule);
        return all;
    }

    /** A rule that is switched off or given a clause must be there. */
    private static void namesRules(PolicyFile policy, List<PolicyFile> chain) {
        Set<String> ids = new LinkedHashSet<>();
        chain.forEach(each -> each.rules().forEach(rule -> ids.add(rule.id())));
        Stream.concat(policy.cites().stream(), policy.off().stream())
                .filter(entry -> !ids.contains(entry.name()))
                .forEach(entry ->
                        entry.key().problem(RuleProblem.UNKNOWN_RULE, Read.unknown("rule", entry.name(), ids)));
    }

    /** The policy with what it extends, the most general first and each once. */
    private List<PolicyFile> chain(String policyName) {
        List<PolicyFile> chain = new ArrayList<>();
        PolicyFile policy = policies.get(policyName);
        if (policy != null) {
            link(policy, new LinkedHashSet<>(), chain);
        } else if (!brokenPolicies()) {
            told(
                    RuleProblem.UNKNOWN_POLICY,
                    Position.start(RuleFormat.POLICIES.folder()),
                    Read.unknown("policy", policyName, policies.keySet()));
        }
        return chain;
    }

    /** @param from the policies that led here, each extending the next */
    private void link(PolicyFile policy, Set<String> from, List<PolicyFile> chain) {
        from.add(policy.name());
        for (Placed<String> parent : policy.parents()) {
            PolicyFile known = parent(parent, from);
            if (known != null && !chain.contains(known)) {
                link(known, from, chain);
            }
        }
        from.remove(policy.name());
        chain.add(policy);
    }

    /** Whether the policy may be missing only because its file could not be read. */
    private boolean brokenPolicies() {
        return problems.all().stream()
                .anyMatch(problem -> problem.isError()
                        && RuleFormat.POLICIES.holds(problem.at().file()));
    }

    private @Nullable PolicyFile parent(Placed<String> name, Set<String> seen) {
        if (seen.contains(name.value())) {
            name.problem(RuleProblem.CIRCLE, "policies extend one another in a circle: " + String.join(", ", seen));
            return null;
        }
        Read.known(List.of(name), "policy", RuleProblem.UNKNOWN_POLICY, policies.keySet());
        return policies.get(name.value());
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
