package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Reads the {@code when} of a rule. */
final class ConditionReader {
    private static final int DEEPEST = 5;

    private final Pack pack;

    ConditionReader(Pack pack) {
        this.pack = pack;
    }

    Condition read(Fields when) {
        needsSomething(when, "when");
        return read(when, 0);
    }

    /** A mapping within a condition, which asks for something. */
    static Optional<Fields> part(Fields when, Key<Fields> key) {
        Optional<Fields> part = when.get(key);
        part.ifPresent(inner -> needsSomething(inner, key.name()));
        return part;
    }

    private static void needsSomething(Fields asked, String key) {
        if (asked.isEmpty()) {
            asked.place()
                    .problem(
                            RuleProblem.EMPTY_CONDITION,
                            "'" + key + "' asks for nothing, so it would hold for every text; say what it asks for, or "
                                    + "leave it out");
        }
    }

    private Condition read(Fields when, int depth) {
        List<Condition> parts = new ArrayList<>(ofFinding(when));
        part(when, ConditionKeys.SPAN).ifPresent(span -> span(span, parts));
        part(when, ConditionKeys.TEXT).ifPresent(text -> text(text, parts));
        part(when, ConditionKeys.QUESTION).ifPresent(question -> question(question, parts));
        SurroundingsReader.read(when, parts);
        nested(when, ConditionKeys.ALL, depth, parts, Condition.All::new);
        nested(when, ConditionKeys.ANY, depth, parts, Condition.Any::new);
        nested(when, ConditionKeys.NONE, depth, parts, Condition.None::new);
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private List<OfFinding> ofFinding(Fields when) {
        List<OfFinding> parts = new ArrayList<>();
        if (when.has(ConditionKeys.CATEGORY)) {
            parts.add(new OfFinding.OfCategory(categories(when)));
        }
        axis(when, ConditionKeys.HARM, Finding::harm, parts);
        axis(when, ConditionKeys.EXPOSURE, Finding::exposure, parts);
        axis(when, ConditionKeys.SEVERITY, Finding::severity, parts);
        axis(when, ConditionKeys.SURENESS, Finding::sureness, parts);
        if (when.has(ConditionKeys.CONTEXT)) {
            parts.add(new OfFinding.InContext(Read.known(
                    when.all(ConditionKeys.CONTEXT), "context", RuleProblem.UNKNOWN_CONTEXT, pack.contexts)));
        }
        if (when.has(ConditionKeys.TARGET)) {
            when.all(ConditionKeys.TARGET).forEach(each -> pack.ledger.used(Ledger.Thing.GROUP, each.value()));
            parts.add(new OfFinding.About(
                    Read.known(when.all(ConditionKeys.TARGET), "target", RuleProblem.UNKNOWN_TARGET, pack.targets)));
        }
        return parts;
    }

    private static void span(Fields span, List<Condition> parts) {
        pattern(span).map(OfFinding.SpanMatches::new).ifPresent(parts::add);
        span.all(ConditionKeys.LENGTH_OF).forEach(bound -> parts.add(new OfFinding.SpanLength(bound)));
        span.get(ConditionKeys.WHOLE_TEXT).map(OfFinding.WholeText::new).ifPresent(parts::add);
    }

    private static void text(Fields text, List<Condition> parts) {
        pattern(text).map(OfText.Matches::new).ifPresent(parts::add);
        text.all(ConditionKeys.LENGTH_OF).forEach(bound -> parts.add(new OfText.Length(bound)));
    }

    private void question(Fields question, List<Condition> parts) {
        pattern(question).map(OfText.QuestionMatches::new).ifPresent(parts::add);
        List<OfFinding> seen = ofFinding(question);
        if (!seen.isEmpty()) {
            parts.add(new OfText.QuestionHolds(seen));
        }
    }

    private void nested(
            Fields when,
            Key<List<Fields>> key,
            int depth,
            List<Condition> parts,
            Function<List<Condition>, Condition> join) {
        if (!when.has(key)) {
            return;
        }
        if (depth == DEEPEST) {
            when.problem(
                    key, RuleProblem.TOO_DEEP, "conditions may stand at most " + DEEPEST + " deep inside one another");
            return;
        }
        List<Fields> inner = when.all(key);
        if (inner.isEmpty()) {
            when.problem(
                    key,
                    RuleProblem.EMPTY_CONDITION,
                    "'" + key.name() + "' is a list of conditions, such as [{ category: hate }]");
        }
        inner.forEach(each -> needsSomething(each, key.name()));
        parts.add(join.apply(inner.stream().map(each -> read(each, depth + 1)).toList()));
    }

    private List<Category> categories(Fields when) {
        List<Category> categories = new ArrayList<>();
        for (Placed<String> named : when.all(ConditionKeys.CATEGORY)) {
            if (pack.knowsCategory(named.value())) {
                pack.askedFor.putIfAbsent(named.value(), named.place());
                categories.add(new Category(named.value()));
            } else {
                named.problem(RuleProblem.UNKNOWN_CATEGORY, Read.unknown("category", named.value(), pack.categories));
            }
        }
        return categories;
    }

    private static void axis(Fields when, Key<List<Bound>> key, ToDoubleFunction<Finding> axis, List<OfFinding> parts) {
        when.all(key).forEach(bound -> parts.add(new OfFinding.Axis(key.name(), axis, bound)));
    }

    private static Optional<Regex> pattern(Fields asked) {
        return asked.get(ConditionKeys.MATCHES).flatMap(Read::pattern);
    }
}
