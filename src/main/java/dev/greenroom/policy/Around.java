package dev.greenroom.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of circumstances, in labels and words; what is not known has no line. */
final class Around {
    private final List<String[]> lines = new ArrayList<>();

    private Around() {}

    static List<String[]> of(Circumstances around) {
        Around words = new Around();
        if (!around.channel().equals(Circumstances.DEFAULT_CHANNEL)) {
            words.lines.add(new String[] {"channel", around.channel()});
        }
        words.now(around.mode(), around.at());
        Author author = around.author();
        if (author != null) {
            words.lines.add(new String[] {"author", author(author)});
        }
        if (!around.facts().isEmpty()) {
            String facts = new TreeMap<>(around.facts())
                    .entrySet().stream()
                            .map(fact -> fact.getKey() + ": " + fact.getValue())
                            .collect(Collectors.joining(", "));
            words.lines.add(new String[] {"facts", facts});
        }
        return words.lines;
    }

    private void now(@Nullable String mode, @Nullable Instant at) {
        if (mode != null) {
            lines.add(new String[] {"mode", mode});
        }
        if (at != null) {
            lines.add(new String[] {"time", at.toString()});
        }
    }

    private static String author(Author author) {
        List<String> known = new ArrayList<>();
        known.add(author.name());
        author.roles().stream().sorted().map(Role::wire).forEach(known::add);
        Duration age = author.accountAge();
        if (age != null) {
            known.add("account of " + Bound.shown(age));
        }
        if (author.firstMessage()) {
            known.add("first message");
        }
        Author.History history = author.history();
        known.add("in the last hour " + history.messages() + " messages, " + history.held() + " held, "
                + history.blocked() + " blocked");
        return String.join(", ", known);
    }
}
