package dev.greenroom.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of circumstances; what is not known has no line. */
final class Around {
    /** @param label which of the words of a trace names it */
    record Line(String label, Phrase words) {
        static Line of(String label, String text) {
            return new Line(label, Phrase.of("as-is", text));
        }
    }

    private final List<Line> lines = new ArrayList<>();

    private Around() {}

    static List<Line> of(Circumstances around) {
        Around words = new Around();
        if (!around.channel().equals(Circumstances.DEFAULT_CHANNEL)) {
            words.lines.add(Line.of("around.channel", around.channel()));
        }
        words.now(around.mode(), around.at());
        Author author = around.author();
        if (author != null) {
            words.lines.add(new Line("around.author", author(author)));
        }
        if (!around.facts().isEmpty()) {
            String facts = new TreeMap<>(around.facts())
                    .entrySet().stream()
                            .map(fact -> fact.getKey() + ": " + fact.getValue())
                            .collect(Collectors.joining(", "));
            words.lines.add(Line.of("around.facts", facts));
        }
        return words.lines;
    }

    private void now(@Nullable String mode, @Nullable Instant at) {
        if (mode != null) {
            lines.add(Line.of("around.mode", mode));
        }
        if (at != null) {
            lines.add(Line.of("around.time", at.toString()));
        }
    }

    private static Phrase author(Author author) {
        List<Object> known = new ArrayList<>();
        known.add(author.name());
        author.roles().stream().sorted().map(Role::wire).forEach(known::add);
        Duration age = author.accountAge();
        if (age != null) {
            known.add(Phrase.of("around.age", Bound.shown(age)));
        }
        if (author.firstMessage()) {
            known.add(Phrase.of("first-message"));
        }
        Author.History history = author.history();
        known.add(Phrase.of("around.history", history.messages(), history.held(), history.blocked()));
        return Phrase.joined("list", known);
    }
}
