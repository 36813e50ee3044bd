package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Element;
import dev.greenroom.policy.Ledger.Thing;
import dev.greenroom.yaml.Place;
import dev.greenroom.yaml.Placed;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what rule files say although their author can hardly mean it. Told as warnings. */
final class Lints {
    /** Kinds of groups that stand for whom other words name; they need no frame of their own. */
    private static final Set<String> STAND_INS = Set.of("pronoun", "subject", "object", "quality", "origin", "colour");

    /** Findings of less harm are notes for other rules and for the journal; nobody needs to ask for them. */
    private static final double NOTE = 0.2;

    private final Pack pack;

    Lints(Pack pack) {
        this.pack = pack;
    }

    /** What can be told of the words alone, whatever is wrong elsewhere. */
    void words() {
        Set<String> told = new HashSet<>();
        pack.detector.termsAndNames().forEach((phrase, elements) -> {
            if (elements.size() > 1) {
                List<Element.Term> terms = of(Element.Term.class, elements);
                of(Element.Name.class, elements).forEach(name -> swallows(phrase.strip(), name, terms));
                duplicates(phrase.strip(), terms, told);
            }
        });
    }

    private void swallows(String phrase, Element.Name name, List<Element.Term> terms) {
        Place at = pack.ledger.names().get(name);
        if (at != null
                && !terms.isEmpty()
                && name.needsNear().isEmpty()
                && name.asked().isEmpty()) {
            Element.Term term = terms.get(0);
            at.problem(
                    RuleProblem.SWALLOWS_TERM,
                    "'" + phrase + "' is itself a term of " + term.id() + " (" + term.category()
                            + "), so every use of it is excused; say with 'needs_near' or 'asked' when the name is meant");
        }
    }

    private void duplicates(String phrase, List<Element.Term> terms, Set<String> told) {
        for (int i = 1; i < terms.size(); i++) {
            for (int j = 0; j < i; j++) {
                Element.Term one = terms.get(j);
                Element.Term other = terms.get(i);
                Place at = pack.ledger.terms().get(new Contents.Entry(other.id(), other.entry()));
                if (at != null && differ(one, other) && told.add(one.id() + one.entry() + other.id() + other.entry())) {
                    at.problem(
                            RuleProblem.DUPLICATE_TERM,
                            "'" + phrase + "' stands in " + one.id() + ", too, with other weights ("
                                    + weights(one) + " there, " + weights(other)
                                    + " here); the worse of them counts, so keep one");
                }
            }
        }
    }

    private static boolean differ(Element.Term one, Element.Term other) {
        return one.category().equals(other.category()) && !weights(one).equals(weights(other));
    }

    private static String weights(Element.Term term) {
        return "severity " + Bound.shown(term.severity()) + ", sureness " + Bound.shown(term.sureness());
    }

    private static <E extends Element> List<E> of(Class<E> kind, List<Element> elements) {
        return elements.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What is defined and never referred to, by any policy. */
    void unused() {
        pack.ledger.defined(Thing.PREDICATE).forEach((name, at) -> {
            if (!pack.ledger.isUsed(Thing.PREDICATE, name)) {
                at.problem(RuleProblem.UNUSED_PREDICATE, "no frame names the predicate '" + name + "'");
            }
        });
        pack.ledger.defined(Thing.LINK).forEach((name, at) -> {
            if (!pack.ledger.isUsed(Thing.LINK, name) && !Element.Link.OF_DETECTOR.contains(name)) {
                at.problem(RuleProblem.UNUSED_LINK, "no frame names the links '" + name + "'");
            }
        });
        pack.ledger.defined(Thing.GROUP).forEach((name, at) -> {
            String kind = pack.groupKinds.getOrDefault(name, "");
            boolean isUsed = pack.ledger.isUsed(Thing.GROUP, name) || pack.ledger.isUsed(Thing.GROUP, kind);
            if (!isUsed && !STAND_INS.contains(kind)) {
                at.problem(
                        RuleProblem.UNUSED_GROUP,
                        "no frame, phrase, term or rule names the group '" + name + "' or its kind '" + kind + "'");
            }
        });
        categories();
    }

    private void categories() {
        pack.found.forEach((path, most) -> {
            Category found = new Category(path);
            if (most.harm() >= NOTE
                    && pack.askedFor.keySet().stream().noneMatch(asked -> found.isUnder(new Category(asked)))) {
                most.at()
                        .problem(
                                RuleProblem.UNUSED_LEXICON,
                                "no rule of any policy asks for the category '" + path + "' or for one above it");
            }
        });
        Set<String> found = new LinkedHashSet<>(pack.found.keySet());
        found.addAll(Detector.BUILT_IN_CATEGORIES);
        found.addAll(PlatformMark.CATEGORIES);
        pack.askedFor.forEach((path, at) -> {
            Category asked = new Category(path);
            if (found.stream().noneMatch(category -> new Category(category).isUnder(asked))) {
                at.problem(
                        RuleProblem.NEVER_FOUND,
                        "no lexicon and no frame finds the category '" + path + "', so nothing ever is of it");
            }
        });
    }

    /** What can be told of a policy's rules in the order in which they are asked. */
    static void rules(List<Rule> rules, List<PolicyFile> chain) {
        Collection<String> languages = languages(chain);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Optional<Place> at = place(rule, chain);
            if (at.isPresent()) {
                unreachable(rule, rules.subList(0, i), at.get());
                explanations(rule, languages, at.get());
            }
        }
    }

    private static void unreachable(Rule rule, List<Rule> earlier, Place at) {
        if (Implication.isImpossible(rule.when())) {
            at.problem(
                    RuleProblem.UNREACHABLE_RULE,
                    "the rule '" + rule.id() + "' never speaks: no number is within all its bounds");
            return;
        }
        earlier.stream()
                .filter(other -> other.on().containsAll(rule.on()) && other.ofWholeText() == rule.ofWholeText())
                .filter(other -> Implication.holdsWherever(rule.when(), other.when()))
                .findFirst()
                .ifPresent(other -> at.problem(
                        RuleProblem.UNREACHABLE_RULE,
                        "the rule '" + rule.id() + "' never speaks: '" + other.id()
                                + "' stands before it (in the policy " + other.policy()
                                + ") and matches all that it would match"));
    }

    private static void explanations(Rule rule, Collection<String> languages, Place at) {
        List<String> missing = languages.stream()
                .filter(language -> !rule.explain().containsKey(language))
                .toList();
        if (!missing.isEmpty() && !rule.explain().isEmpty()) {
            at.problem(
                    RuleProblem.MISSING_EXPLANATION,
                    "the rule '" + rule.id() + "' has no explanation in " + String.join(", ", missing)
                            + ", which the policy is meant for");
        }
    }

    /** Those of the most special policy that names any. */
    private static Collection<String> languages(List<PolicyFile> chain) {
        Set<String> languages = new LinkedHashSet<>();
        for (PolicyFile policy : chain) {
            List<Placed<String>> own = policy.source().all(PolicyKeys.LANGUAGES);
            if (!own.isEmpty()) {
                languages.clear();
                own.forEach(language -> languages.add(language.value()));
            }
        }
        return languages;
    }

    private static Optional<Place> place(Rule rule, List<PolicyFile> chain) {
        return chain.stream()
                .filter(policy -> policy.name().equals(rule.policy()))
                .map(PolicyFile::places)
                .map((Map<String, Place> places) -> Optional.ofNullable(places.get(rule.id())))
                .findFirst()
                .flatMap(place -> place);
    }
}
