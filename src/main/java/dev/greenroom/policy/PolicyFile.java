package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Place;
import dev.greenroom.yaml.Placed;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One file under {@code policies/}, as it was read.
 *
 * @param parents the policies that it extends, the more general first
 * @param places where each of its rules stands, by id
 * @param off rules of parents that are left out, by id, with the reasons
 * @param cites clauses by the ids of rules
 * @param source the file's keys, for problems that only the whole chain can show
 */
record PolicyFile(
        String name,
        List<Placed<String>> parents,
        List<Rule> rules,
        Map<String, Place> places,
        List<Entry<String>> off,
        List<Entry<String>> cites,
        Map<String, String> refusals,
        UnaryOperator<Limits> limits,
        @Nullable Placed<String> canary,
        @Nullable ZoneId zone,
        Fields source) {

    static PolicyFile read(Fields file, Pack pack) {
        Read.known(file.all(PolicyKeys.LANGUAGES), "language", RuleProblem.UNKNOWN_LANGUAGE, pack.labels.keySet());
        TestReader.readAll(file, List.of());
        return new PolicyFile(
                file.get(PolicyKeys.POLICY).orElse(Read.NAMELESS),
                file.all(PolicyKeys.EXTENDS),
                rules(file, pack),
                places(file),
                off(file),
                file.all(PolicyKeys.CITES),
                CommonKeys.byName(file.all(PolicyKeys.REFUSAL)),
                file.get(PolicyKeys.LIMITS)
                        .map(limits -> LimitsReader.read(limits, pack))
                        .orElse(UnaryOperator.identity()),
                file.get(PolicyKeys.CANARY).orElse(null),
                file.get(PolicyKeys.TIMEZONE).flatMap(PolicyFile::zone).orElse(null),
                file);
    }

    /** Whether a rule of this id is left out here. */
    boolean leavesOut(String id) {
        return off.stream().anyMatch(entry -> entry.name().equals(id));
    }

    private static Optional<ZoneId> zone(Placed<String> written) {
        try {
            return Optional.of(ZoneId.of(written.value()));
        } catch (DateTimeException e) {
            written.problem(
                    RuleProblem.UNKNOWN_TIMEZONE,
                    "'" + written.value() + "' is not a time zone; "
                            + Nearest.to(written.value(), ZoneId.getAvailableZoneIds())
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("write one such as 'Europe/Paris' or 'UTC'"));
            return Optional.empty();
        }
    }

    private static Map<String, Place> places(Fields file) {
        Map<String, Place> places = new HashMap<>();
        for (Fields rule : file.all(PolicyKeys.RULES)) {
            rule.get(RuleKeys.ID).ifPresent(id -> places.putIfAbsent(id, rule.place(RuleKeys.ID)));
        }
        return places;
    }

    private static List<Entry<String>> off(Fields file) {
        for (Entry<String> entry : file.all(PolicyKeys.OFF)) {
            if (entry.value().isBlank()) {
                entry.key()
                        .problem(
                                RuleProblem.NO_REASON,
                                "say why the rule '" + entry.name() + "' is left out, such as: " + entry.name()
                                        + ": we swear on this channel");
            }
        }
        return file.all(PolicyKeys.OFF);
    }

    private static List<Rule> rules(Fields file, Pack pack) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        RuleReader reader = new RuleReader(file.get(PolicyKeys.POLICY).orElse(Read.NAMELESS), pack);
        for (Fields each : file.all(PolicyKeys.RULES)) {
            Rule rule = reader.read(each);
            if (each.has(RuleKeys.ID) && !ids.add(rule.id())) {
                each.problem(
                        RuleKeys.ID,
                        RuleProblem.DUPLICATE_RULE,
                        "a rule '" + rule.id() + "' stands here already; rename one");
            }
            rules.add(rule);
        }
        return rules;
    }
}
