package dev.greenroom.text;

import java.util.Locale;

/**
 * A natural language by its BCP 47 primary tag, such as {@code fr}. Languages are data: a new one is a set of rule
 * files, not a constant here. The two constants are those that the product itself speaks.
 */
public record Language(String tag) {
    public static final Language ENGLISH = new Language("en");
    public static final Language FRENCH = new Language("fr");

    public Language {
        tag = tag.strip().toLowerCase(Locale.ROOT);
        int region = tag.indexOf('-');
        tag = region > 0 ? tag.substring(0, region) : tag;
        if (!tag.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException(
                    "A language is a tag of two or three letters such as 'fr', got '" + tag + "'");
        }
    }

    @Override
    public String toString() {
        return tag;
    }
}
