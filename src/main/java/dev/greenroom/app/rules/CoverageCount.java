package dev.greenroom.app.rules;

import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Contents;
import dev.greenroom.policy.Contents.Entry;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts what tests touch: a rule when it matches, a term or frame when it is found in a text, a context when it changes
 * a finding. Only what stands in the author's own files counts.
 */
final class CoverageCount {
    private final RuleSet rules;
    private final Set<String> ownLists;
    private final Map<String, Boolean> touchedRules = new LinkedHashMap<>();
    private final Map<String, Boolean> touchedEntries = new LinkedHashMap<>();
    private final Map<String, Boolean> touchedContexts = new LinkedHashMap<>();

    CoverageCount(RuleSet rules) {
        this.rules = rules;
        this.ownLists = OwnLists.of(rules);
    }

    /** There is so much to touch in a policy; what several policies share counts once. */
    void add(Policy policy) {
        Contents contents = policy.contents();
        for (Contents.RuleLine rule : contents.rules()) {
            if (isOwnPolicy(rule.policy())) {
                touchedRules.putIfAbsent(name(rule), false);
            }
        }
        for (Entry entry : contents.entries()) {
            if (ownLists.contains(entry.list())) {
                touchedEntries.putIfAbsent(name(entry), false);
            }
        }
        contents.contexts().stream()
                .filter(ownLists::contains)
                .forEach(context -> touchedContexts.putIfAbsent(context, false));
    }

    /** A test came about like this. */
    void touch(Policy policy, Trace trace) {
        Set<String> matched = new TreeSet<>();
        trace.steps().stream().filter(Trace.Step::matched).forEach(step -> matched.add(step.rule()));
        policy.contents().rules().stream()
                .filter(rule -> matched.contains(rule.id()))
                .forEach(rule -> touchedRules.computeIfPresent(name(rule), (name, was) -> true));
        for (Finding finding : trace.findings()) {
            touchedEntries.computeIfPresent(name(new Entry(finding.id(), finding.entry())), (name, was) -> true);
            finding.contexts().forEach(context -> touchedContexts.computeIfPresent(context.id(), (name, was) -> true));
        }
    }

    Coverage count() {
        List<Coverage.Part> parts = new ArrayList<>();
        parts.add(part("rules", touchedRules));
        parts.add(part("entries", touchedEntries));
        parts.add(part("contexts", touchedContexts));
        return new Coverage(parts);
    }

    private static Coverage.Part part(String kind, Map<String, Boolean> touched) {
        Collection<String> untouched = new TreeSet<>();
        touched.forEach((name, was) -> {
            if (!was) {
                untouched.add(name);
            }
        });
        return new Coverage.Part(kind, touched.size(), List.copyOf(untouched));
    }

    private boolean isOwnPolicy(String policy) {
        return rules.own().contains(rules.policies().getOrDefault(policy, ""));
    }

    private static String name(Contents.RuleLine rule) {
        return rule.policy() + "/" + rule.id();
    }

    private static String name(Entry entry) {
        return entry.text().isEmpty() ? entry.list() : entry.list() + ": " + entry.text();
    }
}
