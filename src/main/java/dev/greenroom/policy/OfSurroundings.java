package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a rule asks of where, when and by whom a text is said. What is not known does not hold. */
sealed interface OfSurroundings extends Condition {
    @Override
    default boolean asksOfFinding() {
        return false;
    }

    boolean holds(Scene scene);

    Phrase contrary(Scene scene);

    @Override
    default boolean holds(Scene scene, @Nullable Finding finding) {
        return holds(scene);
    }

    @Override
    default Phrase contrary(Scene scene, @Nullable Finding finding) {
        return contrary(scene);
    }

    private static boolean ofAuthor(Scene scene, Predicate<Author> asked) {
        Author author = scene.around().author();
        return author != null && asked.test(author);
    }

    /** @param what such as {@code platform}: its words have a second form for what is not known */
    private static Phrase notKnown(String what, Object asked) {
        return Phrase.of(what + ".unknown", asked);
    }

    private static Phrase either(List<String> names) {
        return Phrase.joined("or", names);
    }

    /** It is said on one of these platforms. */
    record OnPlatform(List<String> names) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return names.contains(scene.around().platform());
        }

        @Override
        public Phrase words() {
            return Phrase.of("platform", either(names));
        }

        @Override
        public Phrase contrary(Scene scene) {
            String platform = scene.around().platform();
            return platform.isEmpty()
                    ? notKnown("platform", either(names))
                    : Phrase.of("platform.not", platform, either(names));
        }
    }

    /** One of these modes is in force. */
    record InMode(List<String> names) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            String mode = scene.around().mode();
            return mode != null && names.contains(mode);
        }

        @Override
        public Phrase words() {
            return Phrase.of("mode", either(names));
        }

        @Override
        public Phrase contrary(Scene scene) {
            String mode = scene.around().mode();
            return mode == null ? notKnown("mode", either(names)) : Phrase.of("mode.not", mode, either(names));
        }
    }

    /** It is said within these hours of the policy's time zone. */
    record At(Hours hours) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            Instant at = scene.around().at();
            return at != null && hours.contain(at.atZone(scene.zone()).toLocalDateTime());
        }

        @Override
        public Phrase words() {
            return Phrase.of("time", hours.words());
        }

        @Override
        public Phrase contrary(Scene scene) {
            Instant at = scene.around().at();
            return at == null
                    ? notKnown("time", hours.words())
                    : Phrase.of("time.not", Hours.shown(at.atZone(scene.zone())), hours.words());
        }
    }

    /** The avatar tells one of these values of a fact. */
    record Fact(String name, List<String> values) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            String value = scene.around().facts().get(name);
            return value != null && values.contains(value);
        }

        @Override
        public Phrase words() {
            return Phrase.of("fact", name, either(values));
        }

        @Override
        public Phrase contrary(Scene scene) {
            String value = scene.around().facts().get(name);
            return value == null
                    ? Phrase.of("fact.unknown", name, either(values))
                    : Phrase.of("fact.not", name, value, either(values));
        }
    }

    /** The author is one of these in the channel. */
    record AuthorIs(Set<Role> roles) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> author.roles().stream().anyMatch(roles::contains));
        }

        @Override
        public Phrase words() {
            return Phrase.of("author", shown(roles));
        }

        @Override
        public Phrase contrary(Scene scene) {
            Author author = scene.around().author();
            return author == null
                    ? notKnown("author", shown(roles))
                    : Phrase.of("author.not", shown(author.roles()), shown(roles));
        }

        private static Phrase shown(Set<Role> roles) {
            return roles.isEmpty()
                    ? Phrase.of("role.none")
                    : either(roles.stream().sorted().map(Role::wire).toList());
        }
    }

    /** The author's account is so old; the bound is in seconds. */
    record AccountAge(Bound bound) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> {
                Duration age = author.accountAge();
                return age != null && bound.holds(age.toSeconds());
            });
        }

        @Override
        public Phrase words() {
            return Phrase.of("age", bound.written());
        }

        @Override
        public Phrase contrary(Scene scene) {
            Author author = scene.around().author();
            Duration age = author == null ? null : author.accountAge();
            return age == null
                    ? notKnown("age", bound.written())
                    : Phrase.of("age.not", Bound.shown(age), bound.written());
        }
    }

    /** Whether the platform marks it as the author's first message in the channel. */
    record FirstMessage(boolean wanted) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> author.firstMessage() == wanted);
        }

        @Override
        public Phrase words() {
            return Phrase.of(wanted ? "first-message" : "later-message");
        }

        @Override
        public Phrase contrary(Scene scene) {
            return scene.around().author() == null
                    ? notKnown("author", words())
                    : Phrase.of(wanted ? "first-message.not" : "later-message.not");
        }
    }

    /** A count of the author's last hour. */
    record Count(String name, ToIntFunction<Author.History> count, Bound bound) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> bound.holds(count.applyAsInt(author.history())));
        }

        @Override
        public Phrase words() {
            return Phrase.of("bound", name, bound.written());
        }

        @Override
        public Phrase contrary(Scene scene) {
            Author author = scene.around().author();
            return author == null
                    ? notKnown("author", words())
                    : Phrase.of("bound.not", name, count.applyAsInt(author.history()), bound.written());
        }
    }
}
