package dev.greenroom.store.sqlite;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Texts, decisions and holds to test with. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456789Z");

    /** With what a careless store would lose: accents, an emoji, a NUL, a lone surrogate. */
    static final Utterance ANSWER = new Utterance(
            Direction.ANSWER,
            "En troisième, \uD83D\uDE42 La Mort-aux-Juifs\u0000 \uD83D.",
            "En premier, Montcuq. ",
            "donne-moi le top 3",
            Language.FRENCH,
            Circumstances.in("twitch/somebody").by(Author.named("42")));

    static final Decision HELD = new Decision(
            new Outcome.Hold(Duration.ofSeconds(45)),
            0.1,
            2.0 / 3,
            List.of(
                    new Reason(
                            "likely-misread",
                            "hate/threat",
                            new Span(16, 32),
                            "La Mort-aux-Juifs",
                            "place-name",
                            Map.of("en", "Harmless here, but easily misread.", "fr", "Sans mal ici, mais équivoque."),
                            "twitch/hateful-conduct"),
                    new Reason("mode-review", "mode", null, "", null, Map.of("en", "Everything waits."), null)),
            "r1");

    private Samples() {}

    static Hold hold(String id, Instant createdAt) {
        return new Hold(
                id,
                ANSWER,
                HELD,
                "x-" + id,
                "key-" + id,
                createdAt,
                createdAt.plusSeconds(45),
                new HoldState.Waiting(),
                null);
    }
}
