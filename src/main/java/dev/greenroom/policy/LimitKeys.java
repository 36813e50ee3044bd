package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Shape;
import java.time.Duration;
import java.util.List;

/** The keys of the {@code limits} of a policy. */
final class LimitKeys {
    static final Key<Integer> QUESTIONS = Key.of("questions", Kinds.whole(1, Limits.Rate.MOST), "How many questions.")
            .example("3");

    static final Key<Integer> MESSAGES = Key.of("messages", Kinds.whole(1, Limits.Rate.MOST), "How many messages.")
            .example("3");

    static final Key<Duration> PER =
            Key.of("per", Kinds.time("1ms", "365d"), "In how much time.").example("1m");

    static final Shape RATE = Shape.of("rate", "How many questions in how much time.", QUESTIONS, PER);

    static final Shape MESSAGE_RATE = Shape.of("message-rate", "How many messages in how much time.", MESSAGES, PER);

    static final Key<Integer> WITHIN = Key.of(
                    "within",
                    Kinds.whole(0, 10_000),
                    "How many of the channel's latest messages a new one is compared with; 0 is off.")
            .example("200");

    static final Key<Duration> FOR = Key.of("for", Kinds.time("1s", "365d"), "How long a message counts as repeated.")
            .example("2m");

    static final Shape REPEATS_OF = Shape.of("repeats", "When a question counts as a repetition.", WITHIN, FOR);

    static final Key<Fields> VIEWER = Key.of("viewer", Kinds.mapping(() -> RATE), "How much one viewer may ask.")
            .example("{ questions: 3, per: 1m }");

    static final Key<List<Entry<Fields>>> ROLES = Key.of(
                    "roles",
                    Kinds.entries(SurroundingsKeys.A_ROLE.as(Role::wire), Kinds.mapping(() -> RATE), 20),
                    "The same for viewers with a role, in the place of `viewer`; of several, the most generous counts.")
            .example("{ subscriber: { questions: 6, per: 1m } }");

    static final Key<Fields> CHANNEL = Key.of(
                    "channel", Kinds.mapping(() -> RATE), "How much all viewers of a channel may ask together.")
            .example("{ questions: 60, per: 1m }");

    static final Key<List<Entry<Fields>>> CATEGORIES = Key.of(
                    "categories",
                    Kinds.entries(Kinds.text(200), Kinds.mapping(() -> MESSAGE_RATE), 200),
                    "How many messages of one viewer, in which a rule spoke of the category, go on; more are dropped.")
            .example("{ profanity: { messages: 3, per: 10m } }");

    static final Key<Fields> REPEATS = Key.of(
                    "repeats", Kinds.mapping(() -> REPEATS_OF), "When a question counts as a repetition.")
            .example("{ within: 200, for: 2m }");

    static final Shape LIMITS = Shape.of(
            "limits",
            "How much may come in. A policy changes only the keys that it names.",
            VIEWER,
            ROLES,
            CHANNEL,
            CATEGORIES,
            REPEATS);

    private LimitKeys() {}
}
