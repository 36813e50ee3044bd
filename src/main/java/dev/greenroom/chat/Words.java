package dev.greenroom.chat;

import dev.greenroom.text.Language;

/** What is told to a person, in both languages of the dashboard. */
public record Words(String en, String fr) {
    public Words {
        if (en.isBlank() || fr.isBlank()) {
            throw new IllegalArgumentException(
                    "Words are told in English and in French; one of them is missing: '" + en + "', '" + fr + "'");
        }
    }

    /** French where French is asked for, English otherwise. */
    public String in(Language language) {
        return language.tag().equals("fr") ? fr : en;
    }
}
