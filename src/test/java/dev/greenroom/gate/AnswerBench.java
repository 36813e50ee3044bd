package dev.greenroom.gate;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.opinion.Council;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Persona;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Abbreviations;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An answer gate with a policy of the test's choice, and an ear at its far end. */
final class AnswerBench {
    static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    final JournalDouble journal = new JournalDouble();
    final HoldStoreDouble store = new HoldStoreDouble();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final ActivePolicy active;
    final Holds holds;
    final Gatekeeper gatekeeper;
    final AnswerDesk desk;
    Mode mode = Mode.OPEN;
    boolean lampIsRed;

    AnswerBench(Vertx vertx, Policy policy) {
        this(vertx, policy, Council.NONE);
    }

    AnswerBench(Vertx vertx, Policy policy, Council council) {
        active = new ActivePolicy(policy);
        holds = new Holds(vertx, store, journal, clock, 100);
        gatekeeper = new Gatekeeper(
                active::current,
                () -> mode,
                List.of(new Guard("lamp-red", java.util.Map.of("en", "red"), () -> lampIsRed)),
                journal,
                clock,
                new Gatekeeper.Bounds(20_000, Duration.ofSeconds(45)),
                new SimpleMeterRegistry(),
                council,
                Persona.NONE);
        desk = new AnswerDesk(gatekeeper, holds, journal, active::current, language -> new Abbreviations(), clock);
    }

    /** Sends an answer through in these pieces; every hold is ended as {@code review} says. */
    Ear hear(String question, List<String> pieces, Function<Hold, HoldState.Ended> review) {
        Ear ear = new Ear(review);
        AnswerStream stream = open(question, ear);
        pieces.forEach(stream::write);
        stream.end();
        return ear;
    }

    AnswerStream open(String question, Ear ear) {
        Utterance circumstances =
                new Utterance(Direction.ANSWER, "", "", question, Language.FRENCH, Circumstances.UNKNOWN);
        return desk.open(new AnswerTicket("openai", "x-1", circumstances, null, true), ear);
    }

    HoldState.Ended approved() {
        return new HoldState.Approved("mod", NOW);
    }

    HoldState.Ended rejected() {
        return new HoldState.Rejected("mod", NOW);
    }

    /** Who listens at the far end. */
    final class Ear implements AnswerStream.Sink {
        final StringBuilder heard = new StringBuilder();
        /** What had been heard when each hold began, and what was held. */
        final List<String> heardBefore = new ArrayList<>();

        final List<Hold> held = new ArrayList<>();
        String end = "";
        /** Completes with the end. */
        final Promise<String> over = Promise.promise();

        private final Function<Hold, HoldState.Ended> review;

        Ear(Function<Hold, HoldState.Ended> review) {
            this.review = review;
        }

        @Override
        public Future<Void> ready() {
            return Future.succeededFuture();
        }

        @Override
        public void released(String text) {
            heard.append(text);
        }

        @Override
        public void held(Hold hold) {
            heardBefore.add(heard.toString());
            held.add(hold);
            HoldState.Ended ending = review.apply(hold);
            if (ending != null) {
                holds.end(hold.id(), ending);
            }
        }

        @Override
        public void finished() {
            end("finished");
        }

        @Override
        public void refused(String line) {
            heard.append(line);
            end("refused");
        }

        @Override
        public void silenced() {
            end("silenced");
        }

        private void end(String how) {
            end = how;
            over.tryComplete(how);
        }
    }
}
