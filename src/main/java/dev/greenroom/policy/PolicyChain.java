package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Placed;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy with what it extends: the most general first, and each once. What a later one says stands in the place of what
 * an earlier one says.
 */
record PolicyChain(List<PolicyFile> files) {
    PolicyChain {
        files = List.copyOf(files);
    }

    /** Follows {@code extends}; a circle, or a name that is not {@code known}, is told at its place and left out. */
    static PolicyChain of(PolicyFile policy, Map<String, PolicyFile> known) {
        List<PolicyFile> chain = new ArrayList<>();
        link(policy, known, new LinkedHashSet<>(), chain);
        return new PolicyChain(chain);
    }

    /** @param from the policies that led here, each extending the next */
    private static void link(
            PolicyFile policy, Map<String, PolicyFile> known, Set<String> from, List<PolicyFile> chain) {
        from.add(policy.name());
        for (Placed<String> name : policy.parents()) {
            PolicyFile parent = parent(name, known, from);
            if (parent != null && !chain.contains(parent)) {
                link(parent, known, from, chain);
            }
        }
        from.remove(policy.name());
        chain.add(policy);
    }

    private static @Nullable PolicyFile parent(Placed<String> name, Map<String, PolicyFile> known, Set<String> from) {
        if (from.contains(name.value())) {
            name.problem(RuleProblem.CIRCLE, "policies extend one another in a circle: " + String.join(", ", from));
            return null;
        }
        Read.known(List.of(name), "policy", RuleProblem.UNKNOWN_POLICY, known.keySet());
        return known.get(name.value());
    }

    /** Tells of rules that are switched off or given a clause and are not there. */
    void namesRules() {
        Set<String> ids = new LinkedHashSet<>();
        files.forEach(file -> file.rules().forEach(rule -> ids.add(rule.id())));
        files.stream()
                .flatMap(file -> Stream.concat(file.cites().stream(), file.off().stream()))
                .filter(entry -> !ids.contains(entry.name()))
                .forEach(entry ->
                        entry.key().problem(RuleProblem.UNKNOWN_RULE, Read.unknown("rule", entry.name(), ids)));
    }

    /** The rules in the order in which they are asked. */
    List<Rule> rules() {
        List<Rule> rules = List.of();
        for (PolicyFile file : files) {
            rules = merged(rules, file);
        }
        return rules;
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

    /**
     * What is said besides the rules.
     *
     * @param refusals by language, what is said where no policy says otherwise
     */
    CompiledPolicy.Said said(Map<String, String> refusals) {
        Map<String, String> all = new LinkedHashMap<>(refusals);
        Limits limits = Limits.DEFAULT;
        for (PolicyFile file : files) {
            all.putAll(file.refusals());
            limits = file.limits().apply(limits);
        }
        return new CompiledPolicy.Said(
                all,
                limits,
                canary().map(Placed::value).orElse(null),
                last(PolicyFile::zone).orElse(ZoneOffset.UTC));
    }

    private Optional<Placed<String>> canary() {
        return last(PolicyFile::canary);
    }

    private <T> Optional<T> last(Function<PolicyFile, @Nullable T> asked) {
        return files.stream().map(asked).filter(Objects::nonNull).reduce((general, special) -> special);
    }

    /** A canary that is not caught would turn the lamp red without a fault of any gate: it is told at its place. */
    void provesItself(Policy policy) {
        for (Direction direction : Direction.values()) {
            canary().filter(text ->
                            policy.decide(flight(direction, text.value())).verdict() != Verdict.BLOCK)
                    .ifPresent(text -> text.problem(
                            RuleProblem.CANARY_NOT_CAUGHT,
                            "the canary '" + text.value() + "' is not blocked as " + direction.wire()
                                    + "; write a text that this policy blocks both as question and as answer"));
        }
    }

    private static Utterance flight(Direction direction, String canary) {
        return new Utterance(direction, canary, "", null, Language.ENGLISH, Circumstances.UNKNOWN);
    }
}
