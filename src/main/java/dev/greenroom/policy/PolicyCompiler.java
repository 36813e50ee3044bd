package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Leaning;
import dev.greenroom.text.Language;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rule files to a policy. All problems of all files are found in one go; with any, there is no policy. Takes
 * some hundred milliseconds: not for an event loop.
 */
public final class PolicyCompiler {
    /** At most so many files, of so many characters each. */
    static final int MOST_FILES = 500;

    static final int LONGEST_FILE = 2_000_000;

    /** The folders, in the order in which they build on one another. */
    private static final Map<String, BiConsumer<YamlMap, Pack>> READERS = readers();

    private final Map<String, String> files;
    private final Problems problems = new Problems();
    private final List<Problem> warnings = new ArrayList<>();
    private final Pack pack = new Pack();
    private final Map<String, PolicyFile> policies = new LinkedHashMap<>();
    private String leaning = "";

    private PolicyCompiler(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    /**
     * @param files texts by path relative to the rules' folder, such as {@code policies/twitch.yaml}
     * @param policyName the policy to compile, such as {@code twitch}
     */
    public static Compilation compile(Map<String, String> files, String policyName) {
        return compile(files, policyName, null);
    }

    /** As {@link #compile(Map, String)}, with a model's leaning, which is a part of the revision. */
    public static Compilation compile(Map<String, String> files, String policyName, @Nullable Leaning leaning) {
        PolicyCompiler compiler = new PolicyCompiler(files);
        if (leaning != null) {
            compiler.pack.detector.leaning(leaning);
            compiler.leaning = "+" + leaning.id();
        }
        return compiler.compile(policyName);
    }

    private static Map<String, BiConsumer<YamlMap, Pack>> readers() {
        Map<String, BiConsumer<YamlMap, Pack>> readers = new LinkedHashMap<>();
        readers.put("languages/", LanguageReader::language);
        readers.put("groups/", LanguageReader::groups);
        readers.put("lexicons/", DetectionReader::lexicon);
        readers.put("predicates/", DetectionReader::predicates);
        readers.put("cues/", DetectionReader::cues);
        readers.put("frames/", DetectionReader::frames);
        readers.put("contexts/", DetectionReader::contexts);
        return readers;
    }

    private Compilation compile(String policyName) {
        if (!bounded()) {
            return new Compilation.Rejected(sorted());
        }
        pack.categories.addAll(Detector.BUILT_IN_CATEGORIES);
        READERS.forEach((folder, reader) -> in(folder, map -> reader.accept(map, pack)));
        in("policies/", map -> {
            PolicyFile policy = PolicyFile.read(map, pack);
            policies.put(policy.name(), policy);
        });
        in("tests/", map -> {
            TestReader.readAll(map);
            map.finish();
        });
        strangers();
        List<PolicyFile> chain = chain(policyName);
        chain.forEach(policy -> namesRules(policy, chain));
        if (!problems.isEmpty()) {
            return new Compilation.Rejected(sorted());
        }
        CompiledPolicy policy = assemble(chain);
        provesItself(policy, chain);
        return problems.isEmpty()
                ? new Compilation.Compiled(policy, warnings)
                : new Compilation.Rejected(problems.all());
    }

    /** A canary that is not caught would turn the lamp red without a fault of any gate. */
    private static void provesItself(Policy policy, List<PolicyFile> chain) {
        Optional<String> canary = policy.canary();
        for (Direction direction : Direction.values()) {
            Utterance flight =
                    new Utterance(direction, canary.orElse(""), "", null, Language.ENGLISH, Circumstances.UNKNOWN);
            if (canary.isPresent() && policy.decide(flight).verdict() != Verdict.BLOCK) {
                PolicyFile last = chain.get(chain.size() - 1);
                last.source()
                        .problem(
                                "canary",
                                "canary-not-caught",
                                "the canary '" + canary.get() + "' is not blocked as " + direction.wire()
                                        + "; write a text that this policy blocks both as question and as answer");
            }
        }
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
            canary = policy.canary() == null ? canary : policy.canary();
            zone = policy.zone() == null ? zone : policy.zone();
            rules = merged(rules, policy);
        }
        return new CompiledPolicy(
                revision(files) + leaning,
                pack.detector.build(),
                rules,
                new Wording(pack.labels),
                new Contents(rules.stream().map(Rule::line).toList(), pack.entries, pack.contexts),
                new CompiledPolicy.Said(refusals, limits, canary, zone));
    }

    /** A rule with a known id takes the old one's place; new rules stand before the inherited ones. */
    private static List<Rule> merged(List<Rule> inherited, PolicyFile policy) {
        Map<String, Rule> own = new LinkedHashMap<>();
        policy.rules().forEach(rule -> own.put(rule.id(), rule));
        List<Rule> kept = new ArrayList<>();
        for (Rule rule : inherited) {
            Rule replacement = own.remove(rule.id());
            if (!policy.off().contains(rule.id())) {
                kept.add(replacement == null ? rule : replacement);
            }
        }
        List<Rule> all = new ArrayList<>(own.values());
        all.addAll(kept);
        all.replaceAll(rule -> policy.cites().containsKey(rule.id())
                ? rule.citing(policy.cites().getOrDefault(rule.id(), ""))
                : rule);
        return all;
    }

    /** A rule that is switched off or given a clause must be there. */
    private static void namesRules(PolicyFile policy, List<PolicyFile> chain) {
        Set<String> ids = new LinkedHashSet<>();
        chain.forEach(each -> each.rules().forEach(rule -> ids.add(rule.id())));
        policy.cites().keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> policy.source().problem("cites", "unknown-rule", Read.unknown("rule", id, ids)));
        policy.off().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> policy.source().problem("off", "unknown-rule", Read.unknown("rule", id, ids)));
    }

    /** The policy with what it extends, the most general first. */
    private List<PolicyFile> chain(String policyName) {
        List<PolicyFile> chain = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String name = policyName;
        while (name != null) {
            PolicyFile policy = policies.get(name);
            if (policy == null) {
                unknownPolicy(chain, name);
                break;
            }
            if (!seen.add(name)) {
                policy.source().problem("extends", "circle", "policies extend one another in a circle: " + seen);
                break;
            }
            chain.add(0, policy);
            name = policy.parent();
        }
        return chain;
    }

    private void unknownPolicy(List<PolicyFile> chain, String name) {
        Collection<String> known = policies.keySet();
        String message = Read.unknown("policy", name, known);
        if (chain.isEmpty()) {
            problems.add(new Problem("unknown-policy", new Position("policies", 1, 1), message, null));
        } else {
            chain.get(0).source().problem("extends", "unknown-policy", message);
        }
    }

    private void in(String folder, java.util.function.Consumer<YamlMap> read) {
        files.forEach((path, text) -> {
            if (path.startsWith(folder) && isYaml(path)) {
                new YamlFile(path, text, problems).readMap().ifPresent(read);
            }
        });
    }

    private void strangers() {
        for (String path : files.keySet()) {
            boolean known = READERS.keySet().stream().anyMatch(path::startsWith)
                    || path.startsWith("policies/")
                    || path.startsWith("tests/")
                    || path.startsWith("schema/");
            if (!known && isYaml(path)) {
                warnings.add(new Problem(
                        "unused-file",
                        new Position(path, 1, 1),
                        "this file is not read; rule files lie under " + String.join(", ", READERS.keySet())
                                + ", policies/ and tests/",
                        null));
            }
        }
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    private List<Problem> sorted() {
        Comparator<Problem> byPlace = Comparator.comparing((Problem p) -> p.at().file())
                .thenComparingInt(p -> p.at().line())
                .thenComparingInt(p -> p.at().column());
        return problems.all().stream().sorted(byPlace).toList();
    }

    private boolean bounded() {
        if (files.size() > MOST_FILES) {
            problems.add(new Problem(
                    "too-many", new Position("rules", 1, 1), "there are more than " + MOST_FILES + " files", null));
        }
        files.forEach((path, text) -> {
            if (text.length() > LONGEST_FILE) {
                problems.add(new Problem(
                        "too-long",
                        new Position(path, 1, 1),
                        "a file has at most " + LONGEST_FILE + " characters",
                        null));
            }
        });
        return problems.isEmpty();
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
