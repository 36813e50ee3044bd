package dev.greenroom.policy;

import dev.greenroom.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a {@link Trace} says, in whatever language it is asked for. The words stand in {@code
 * trace.properties}, and in {@code trace_fr.properties} for French; a language without words of its own gets English.
 *
 * @param key which words
 * @param parts what stands in their {@code {0}}, {@code {1}} and so on: phrases are put into the same language, anything
 *     else stands there as it is
 */
public record Phrase(String key, List<Object> parts) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    public Phrase {
        parts = List.copyOf(parts);
    }

    static Phrase of(String key, Object... parts) {
        return new Phrase(key, List.of(parts));
    }

    /** One after the other, each two joined by the words of {@code key}. */
    static Phrase joined(String key, List<?> parts) {
        if (parts.isEmpty()) {
            return of("anything");
        }
        Object all = parts.get(0);
        for (Object next : parts.subList(1, parts.size())) {
            all = of(key, all, next);
        }
        return all instanceof Phrase phrase ? phrase : of("as-is", all);
    }

    public String in(Language language) {
        String words = words(language).getString(key);
        return PLACE.matcher(words).replaceAll(place -> Matcher.quoteReplacement(part(place.group(1), language)));
    }

    private String part(String place, Language language) {
        Object part = parts.get(Integer.parseInt(place));
        return part instanceof Phrase phrase ? phrase.in(language) : part.toString();
    }

    private static ResourceBundle words(Language language) {
        return ResourceBundle.getBundle(
                "dev.greenroom.policy.trace",
                Locale.forLanguageTag(language.tag()),
                Phrase.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
