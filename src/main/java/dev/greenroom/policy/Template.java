package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places for {@code {target}}, {@code {span}}, {@code {context}}, {@code {category}}, {@code {term}}, {@code {author}}. */
record Template(String text) {
    static final List<String> PLACES = List.of("target", "span", "context", "category", "term", "author");

    /** Those that need a finding; in a rule of the whole text there is none. */
    static final Set<String> OF_FINDING = Set.of("target", "context", "category");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** The places in the text that are none of {@link #PLACES}. */
    List<String> unknownPlaces() {
        return places().stream().filter(place -> !PLACES.contains(place)).toList();
    }

    List<String> places() {
        List<String> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    String fill(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }
}
