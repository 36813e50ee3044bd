package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places for {@code {target}}, {@code {span}}, {@code {context}}, {@code {category}}, {@code {term}}. */
record Template(String text) {
    static final List<String> PLACES = List.of("target", "span", "context", "category", "term");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** The places in the text that are none of {@link #PLACES}. */
    List<String> unknownPlaces() {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            if (!PLACES.contains(matcher.group(1))) {
                unknown.add(matcher.group(1));
            }
        }
        return unknown;
    }

    String fill(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }
}
