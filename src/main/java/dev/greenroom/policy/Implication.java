package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether one condition holds wherever another does, as far as that can be told without trying texts. What it cannot
 * tell counts as no: it warns rather too little than too much.
 */
final class Implication {
    private Implication() {}

    /** Whether {@code wider} holds wherever {@code narrow} does. */
    static boolean holdsWherever(Condition narrow, Condition wider) {
        List<Condition> given = parts(narrow);
        return parts(wider).stream().allMatch(part -> follows(given, part));
    }

    /** Whether no finding can be within all bounds of a condition. */
    static boolean isImpossible(Condition condition) {
        List<OfFinding.Axis> bounds = parts(condition).stream()
                .filter(OfFinding.Axis.class::isInstance)
                .map(OfFinding.Axis.class::cast)
                .toList();
        for (OfFinding.Axis one : bounds) {
            for (OfFinding.Axis other : bounds) {
                if (one.name().equals(other.name()) && exclude(one.bound(), other.bound())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All that must hold, with conjunctions inside one another laid side by side. */
    private static List<Condition> parts(Condition condition) {
        if (!(condition instanceof Condition.All all)) {
            return List.of(condition);
        }
        List<Condition> parts = new ArrayList<>();
        all.parts().forEach(part -> parts.addAll(parts(part)));
        return parts;
    }

    private static boolean follows(List<Condition> given, Condition wanted) {
        if (wanted instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> parts(part).stream().allMatch(p -> follows(given, p)))
                    || given.stream().anyMatch(one -> one.words().equals(wanted.words()));
        }
        return given.stream().anyMatch(one -> follows(one, wanted));
    }

    private static boolean follows(Condition given, Condition wanted) {
        if (given instanceof OfFinding.OfCategory own && wanted instanceof OfFinding.OfCategory other) {
            return own.categories().stream().allMatch(category -> isUnderOne(category, other.categories()));
        }
        if (given instanceof OfFinding.InContext own && wanted instanceof OfFinding.InContext other) {
            return other.contexts().containsAll(own.contexts());
        }
        if (given instanceof OfFinding.About own && wanted instanceof OfFinding.About other) {
            return other.targets().containsAll(own.targets());
        }
        if (given instanceof OfFinding.Axis own && wanted instanceof OfFinding.Axis other) {
            return own.name().equals(other.name()) && follows(own.bound(), other.bound());
        }
        return given.words().equals(wanted.words());
    }

    private static boolean isUnderOne(Category category, List<Category> others) {
        return others.stream().anyMatch(category::isUnder);
    }

    private static boolean follows(Bound given, Bound wanted) {
        return switch (wanted.comparison()) {
            case AT_LEAST -> isLower(given) && given.limit() >= wanted.limit();
            case MORE ->
                isLower(given)
                        && (given.limit() > wanted.limit()
                                || given.limit() == wanted.limit() && given.comparison() == Bound.Comparison.MORE);
            case AT_MOST -> !isLower(given) && given.limit() <= wanted.limit();
            case LESS ->
                !isLower(given)
                        && (given.limit() < wanted.limit()
                                || given.limit() == wanted.limit() && given.comparison() == Bound.Comparison.LESS);
        };
    }

    private static boolean exclude(Bound lower, Bound upper) {
        if (!isLower(lower) || isLower(upper)) {
            return false;
        }
        boolean isOpen = lower.comparison() == Bound.Comparison.MORE || upper.comparison() == Bound.Comparison.LESS;
        return lower.limit() > upper.limit() || lower.limit() == upper.limit() && isOpen;
    }

    /** Whether it bounds from below. */
    private static boolean isLower(Bound bound) {
        return bound.comparison() == Bound.Comparison.AT_LEAST || bound.comparison() == Bound.Comparison.MORE;
    }
}
