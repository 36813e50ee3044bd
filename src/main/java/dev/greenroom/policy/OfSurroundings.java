package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule asks of where, when and by whom a text is said. What is not known does not hold. */
sealed interface OfSurroundings extends Condition {
    @Override
    default boolean asksOfFinding() {
        return false;
    }

    boolean holds(Scene scene);

    String contrary(Scene scene);

    @Override
    default boolean holds(Scene scene, @Nullable Finding finding) {
        return holds(scene);
    }

    @Override
    default String contrary(Scene scene, @Nullable Finding finding) {
        return contrary(scene);
    }

    private static boolean ofAuthor(Scene scene, Predicate<Author> asked) {
        Author author = scene.around().author();
        return author != null && asked.test(author);
    }

    private static String notKnown(String what, String asked) {
        return what + " is not known, so not " + asked;
    }

    /** It is said on one of these platforms. */
    record OnPlatform(List<String> names) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return names.contains(scene.around().platform());
        }

        @Override
        public String words() {
            return "platform " + String.join(" or ", names);
        }

        @Override
        public String contrary(Scene scene) {
            String platform = scene.around().platform();
            return platform.isEmpty()
                    ? notKnown("the platform", String.join(" or ", names))
                    : "platform " + platform + " is not " + String.join(" or ", names);
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
        public String words() {
            return "mode " + String.join(" or ", names);
        }

        @Override
        public String contrary(Scene scene) {
            String mode = scene.around().mode();
            String asked = String.join(" or ", names);
            return mode == null ? notKnown("the mode", asked) : "mode " + mode + " is not " + asked;
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
        public String words() {
            return "time " + hours;
        }

        @Override
        public String contrary(Scene scene) {
            Instant at = scene.around().at();
            return at == null
                    ? notKnown("the time", hours.toString())
                    : "time " + Hours.shown(at.atZone(scene.zone())) + " is not " + hours;
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
        public String words() {
            return "fact " + name + ": " + String.join(" or ", values);
        }

        @Override
        public String contrary(Scene scene) {
            String value = scene.around().facts().get(name);
            String asked = String.join(" or ", values);
            return value == null ? notKnown("fact " + name, asked) : "fact " + name + ": " + value + " is not " + asked;
        }
    }

    /** The author is one of these in the channel. */
    record AuthorIs(Set<Role> roles) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> author.roles().stream().anyMatch(roles::contains));
        }

        @Override
        public String words() {
            return "author is " + shown(roles);
        }

        @Override
        public String contrary(Scene scene) {
            Author author = scene.around().author();
            return author == null
                    ? notKnown("the author", shown(roles))
                    : "author (" + (author.roles().isEmpty() ? "no role" : shown(author.roles())) + ") is not "
                            + shown(roles);
        }

        private static String shown(Set<Role> roles) {
            return roles.stream().sorted().map(Role::wire).collect(Collectors.joining(" or "));
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
        public String words() {
            return "account age " + bound.written();
        }

        @Override
        public String contrary(Scene scene) {
            Author author = scene.around().author();
            Duration age = author == null ? null : author.accountAge();
            return age == null
                    ? notKnown("the account's age", bound.written())
                    : "account age " + Bound.shown(age) + " is not " + bound.written();
        }
    }

    /** Whether the platform marks it as the author's first message in the channel. */
    record FirstMessage(boolean wanted) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> author.firstMessage() == wanted);
        }

        @Override
        public String words() {
            return wanted ? "first message" : "not the first message";
        }

        @Override
        public String contrary(Scene scene) {
            return scene.around().author() == null
                    ? notKnown("the author", words())
                    : wanted ? "it is not their first message" : "it is their first message";
        }
    }

    /** A count of the author's last hour. */
    record Count(String name, ToIntFunction<Author.History> count, Bound bound) implements OfSurroundings {
        @Override
        public boolean holds(Scene scene) {
            return ofAuthor(scene, author -> bound.holds(count.applyAsInt(author.history())));
        }

        @Override
        public String words() {
            return name + " " + bound.written();
        }

        @Override
        public String contrary(Scene scene) {
            Author author = scene.around().author();
            return author == null
                    ? notKnown("the author", words())
                    : name + " " + count.applyAsInt(author.history()) + " is not " + bound.written();
        }
    }
}
