package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Shape;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** The keys of what a rule asks of author, platform, mode, time and facts. */
final class SurroundingsKeys {
    static final Kind<LocalTime> CLOCK =
            Kinds.parsed("a time of day such as \"22:00\"", "([01][0-9]|2[0-3]):[0-5][0-9]|24:00", Hours::clock);

    static final Kind<String> A_MODE = Kinds.choice("open", "review", "closed");

    static final Kind<Role> A_ROLE = Kinds.choice(
                    Arrays.stream(Role.values()).map(Role::wire).toArray(String[]::new))
            .as(name -> Role.ofWire(name).orElseThrow());

    static final Kind<DayOfWeek> A_DAY = Kinds.choice(
                    Arrays.stream(DayOfWeek.values()).map(Hours::name).toArray(String[]::new))
            .as(name -> Hours.day(name).orElseThrow());

    private static final Kind<List<Bound>> COUNT = Kinds.oneOrMore(
            Kinds.parsed("a comparison with a whole number, such as \">= 2\"", "(>=|<=|>|<) *[0-9]{1,9}", Bound::whole),
            4);

    private static final Kind<List<Bound>> AGE = Kinds.oneOrMore(
            Kinds.parsed(
                    "a comparison with a length of time, such as \"< 7d\"",
                    "(>=|<=|>|<) *[0-9]{1,9}(ms|s|m|h|d)",
                    Bound::time),
            4);

    static final Key<List<String>> PLATFORM = Key.of(
                    "platform", Kinds.oneOrMore(Kinds.text(60), 20), "The channel is on one of these platforms.")
            .example("twitch");

    static final Key<List<String>> MODE = Key.of(
                    "mode", Kinds.oneOrMore(A_MODE, 3), "Greenroom is in one of these modes.")
            .example("review");

    static final Key<LocalTime> FROM =
            Key.of("from", CLOCK, "When it begins, inside.").example("\"22:00\"");

    static final Key<LocalTime> TO = Key.of("to", CLOCK, "When it ends, outside; it may be after midnight.")
            .example("\"06:00\"");

    static final Key<List<DayOfWeek>> DAYS = Key.of(
                    "days", Kinds.oneOrMore(A_DAY, 7), "The days on which it begins; all when left out.")
            .example("[sat, sun]");

    static final Shape TIME_OF =
            Shape.of("time", "Hours of the clock on the wall, in the policy's time zone.", FROM, TO, DAYS);

    static final Key<Fields> TIME = Key.of("time", Kinds.mapping(() -> TIME_OF), "It is said within these hours.")
            .example("{ from: \"22:00\", to: \"06:00\" }");

    static final Key<List<Entry<List<String>>>> FACTS = Key.of(
                    "facts",
                    Kinds.entries(Kinds.text(100), Kinds.oneOrMore(Kinds.phrase(500), 100), 50),
                    "Facts that the avatar tells: each named one has one of these values.")
            .example("{ game: [chess, go] }");

    static final Key<List<Role>> ROLE = Key.of(
                    "role", Kinds.oneOrMore(A_ROLE, 20), "The author has one of these roles.")
            .example("moderator");

    static final Key<List<Bound>> ACCOUNT_AGE =
            Key.of("account_age", AGE, "How old the author's account is.").example("\"< 7d\"");

    static final Key<Boolean> FIRST_MESSAGE =
            Key.of("first_message", Kinds.flag(), "Whether it is the author's first message here.");

    static final Key<List<Bound>> MESSAGES =
            Key.of("messages", COUNT, "How many messages the author has sent.").example("\"< 5\"");

    static final Key<List<Bound>> HELD =
            Key.of("held", COUNT, "How many of them were held.").example("\">= 2\"");

    static final Key<List<Bound>> BLOCKED =
            Key.of("blocked", COUNT, "How many of them were blocked.").example("\">= 1\"");

    static final Shape AUTHOR_OF = Shape.of(
            "author",
            "What is asked of the author of a question. What is not known does not hold.",
            ROLE,
            ACCOUNT_AGE,
            FIRST_MESSAGE,
            MESSAGES,
            HELD,
            BLOCKED);

    static final Key<Fields> AUTHOR = Key.of("author", Kinds.mapping(() -> AUTHOR_OF), "The author is such.")
            .example("{ first_message: true }");

    private SurroundingsKeys() {}
}
