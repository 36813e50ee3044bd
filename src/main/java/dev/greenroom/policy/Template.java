package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places for {@code {target}}, {@code {span}}, {@code {context}}, {@code {category}}, {@code {term}}, {@code {author}}. */
final class Template {
    static final List<String> PLACES = List.of("target", "span", "context", "category", "term", "author");

    /** Those that need a finding; in a rule of the whole text there is none. */
    static final Set<String> OF_FINDING = Set.of("target", "context", "category");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** What stands before each place, and at last what stands behind all of them. */
    private final List<String> between = new ArrayList<>();

    private final List<String> places = new ArrayList<>();

    Template(String text) {
        Matcher matcher = PLACE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            between.add(text.substring(from, matcher.start()));
            places.add(matcher.group(1));
            from = matcher.end();
        }
        between.add(text.substring(from));
    }

    /** The places in the text that are none of {@link #PLACES}. */
    List<String> unknownPlaces() {
        return places.stream().filter(place -> !PLACES.contains(place)).toList();
    }

    List<String> places() {
        return List.copyOf(places);
    }

    /** @param value what stands at a place of this name; asked only for those that the text has */
    String fill(UnaryOperator<String> value) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            filled.append(between.get(i)).append(value.apply(places.get(i)));
        }
        return filled.append(between.get(places.size())).toString();
    }
}
