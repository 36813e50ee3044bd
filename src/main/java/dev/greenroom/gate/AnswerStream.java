package dev.greenroom.gate;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.NewHold;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.SentenceStream;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way out: text goes in as it comes, and comes out sentence by sentence, each decided on with all that
 * was said before it. Main context only.
 *
 * <pre>
 *            ┌───────────── allowed or masked: released ──────────────┐
 *            ▼                                                        │
 *  write ► reading ──► a sentence is whole and settled ──► decided ───┤
 *            ▲                                                        ├──► blocked ──► refused: the end
 *            └── approved or edited: released ◄── waiting ◄── held ───┤
 *                                                    └── rejected, expired ──► refused: the end
 * </pre>
 *
 * Where opinions from beside the policy are asked, a sentence is decided on when they are heard; what follows it is read
 * then.
 *
 * <p>Nothing overtakes a sentence that waits. What comes out does not depend on how the text was cut going in: sentences are
 * cut by {@link SentenceStream}, and a sentence whose end may still grow into something known is decided on together with
 * the next one.
 */
public final class AnswerStream {
    /** How much of what was said before is shown to the policy as context, in characters. */
    private static final int CONTEXT = 2_000;
    /** A run of sentences that never settles is refused from this length on, in characters. */
    private static final int UNSETTLED = 8_000;

    /** Where released text goes, and who is told how the answer ends. Exactly one of the last three calls comes, last. */
    public interface Sink {
        /** Completes when somebody is there to take a text; fails when nobody will come. */
        Future<Void> ready();

        /** This text may be heard. */
        void released(String text);

        /** A person is asked; called before the hold ends. */
        void held(Hold hold);

        /** All of the answer was decided on. */
        void finished();

        /** {@code line} may be heard instead of what comes next, and nothing after it. */
        void refused(String line);

        /** Nothing more may be heard, not even a refusal. */
        void silenced();
    }

    private enum Phase {
        READING,
        /** Opinions on a sentence are awaited. */
        CONSULTING,
        /** A person is asked. */
        WAITING,
        OVER
    }

    private final AnswerDesk desk;
    /** In force when the answer began: all of one answer is judged by one policy, whatever is reloaded meanwhile. */
    private final Policy policy;

    private final AnswerTicket ticket;
    private final Sink sink;
    private final SentenceStream sentences;
    private final StringBuilder unit = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private Phase phase = Phase.READING;
    private boolean ended;
    private boolean broken;
    private int position;
    private @Nullable String waitingHold;

    AnswerStream(AnswerDesk desk, AnswerTicket ticket, Sink sink) {
        this.desk = desk;
        this.policy = desk.policy();
        this.ticket = ticket;
        this.sink = sink;
        this.sentences = new SentenceStream(desk.borders(ticket.circumstances().language()));
    }

    /** Takes the next piece; pieces after the end of the answer are ignored. */
    public void write(String piece) {
        if (phase == Phase.OVER || ended) {
            return;
        }
        sentences.write(piece);
        advance();
    }

    /** The answer is complete. */
    public void end() {
        if (phase == Phase.OVER || ended) {
            return;
        }
        ended = true;
        sentences.end();
        advance();
    }

    /** The text broke off: the unfinished sentence is dropped and the refusal line ends the answer. */
    public void breakOff() {
        ended = true;
        broken = true;
        if (phase == Phase.READING) {
            refuse();
        }
    }

    /** Nobody listens any more: a waiting hold is abandoned, nothing more comes out. */
    public void cancel() {
        Phase was = phase;
        phase = Phase.OVER;
        if (was == Phase.WAITING && waitingHold != null) {
            desk.holds().abandon(waitingHold);
        }
    }

    /** The question was taken back: what is not released yet never is, and the refusal line ends the answer. */
    public void withdraw() {
        if (phase == Phase.OVER) {
            return;
        }
        String waits = waitingHold;
        refuse();
        if (waits != null) {
            desk.holds().abandon(waits);
        }
    }

    public boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    /** Whether what comes in now stays undecided for a while: a person is asked, or an opinion. */
    public boolean isStalled() {
        return phase == Phase.WAITING || phase == Phase.CONSULTING;
    }

    public boolean isOver() {
        return phase == Phase.OVER;
    }

    /** How many characters are taken and not yet decided on; the caller stops reading when it grows. */
    public int backlog() {
        return sentences.waiting() + unit.length();
    }

    /** Goes on from a hold that an earlier process left: what it waits for, and then the end. */
    void resume(Hold hold) {
        ended = true;
        sentences.end();
        said.append(hold.utterance().before());
        position = hold.utterance()
                .before()
                .codePointCount(0, hold.utterance().before().length());
        awaitReview(hold);
    }

    private void advance() {
        while (phase == Phase.READING) {
            Optional<SentenceStream.Sentence> next = sentences.next();
            if (next.isEmpty()) {
                break;
            }
            unit.append(next.get().text());
            if (next.get().unbroken()) {
                refuseUnread(unit.toString(), position);
            } else if (isSettled()) {
                decide();
            }
        }
        if (phase == Phase.READING && ended) {
            finish();
        }
    }

    private void finish() {
        if (broken) {
            refuse();
        } else if (unit.toString().isBlank()) {
            phase = Phase.OVER;
            sink.finished();
        } else {
            decide();
            advance();
        }
    }

    /** Whether what is read so far can be decided on; a line of blanks goes with what follows it. */
    private boolean isSettled() {
        if (desk.gatekeeper().wantsWholeAnswers() || unit.toString().isBlank()) {
            return false;
        }
        return unit.length() > UNSETTLED || desk.gatekeeper().growingTail(policy, unit.toString()) == 0;
    }

    private void decide() {
        String text = unit.toString();
        unit.setLength(0);
        Utterance utterance = ticket.circumstances().following(context(), text);
        int from = position;
        position += text.codePointCount(0, text.length());
        if (text.length() > UNSETTLED && !desk.gatekeeper().wantsWholeAnswers()) {
            refuseUnread(text, from);
            return;
        }
        Gatekeeper gatekeeper = desk.gatekeeper();
        if (gatekeeper.consults(ticket.source(), utterance)) {
            phase = Phase.CONSULTING;
            gatekeeper
                    .consult(policy, ticket.source(), ticket.exchange(), from, utterance)
                    .onComplete(decided -> consulted(decided, from, utterance));
        } else {
            obey(gatekeeper.decide(policy, ticket.source(), ticket.exchange(), from, utterance), from, utterance);
        }
    }

    /** The opinions on this sentence are heard, or will not be; what came in meanwhile is read now. */
    private void consulted(AsyncResult<Decision> decided, int from, Utterance utterance) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.READING;
        if (decided.succeeded()) {
            obey(decided.result(), from, utterance);
            advance();
        } else {
            refuse();
        }
    }

    private void obey(Decision decision, int from, Utterance utterance) {
        String text = utterance.text();
        Outcome outcome = decision.outcome();
        if (outcome instanceof Outcome.Allow) {
            release(text, from, "allowed", null);
        } else if (outcome instanceof Outcome.Mask mask) {
            release(mask.text(), from, "masked", null);
        } else if (outcome instanceof Outcome.Hold hold && ticket.mayWait()) {
            hold(utterance, decision, hold);
        } else {
            refuse();
        }
    }

    private void hold(Utterance utterance, Decision decision, Outcome.Hold hold) {
        phase = Phase.WAITING;
        desk.holds()
                .place(new NewHold(utterance, decision, ticket.exchange(), ticket.attachKey(), hold.patience()))
                .onSuccess(placed -> {
                    if (phase == Phase.OVER) {
                        desk.holds().abandon(placed.id());
                    } else {
                        awaitReview(placed);
                    }
                })
                .onFailure(error -> refuse());
    }

    private void awaitReview(Hold hold) {
        phase = Phase.WAITING;
        waitingHold = hold.id();
        sink.held(hold);
        desk.holds().ended(hold.id()).onComplete(result -> {
            waitingHold = null;
            if (phase == Phase.OVER) {
                return;
            }
            if (result.failed()) {
                refuse();
            } else {
                carryOut(result.result());
            }
        });
    }

    private void carryOut(Hold hold) {
        HoldState state = hold.state();
        if (state instanceof HoldState.Approved) {
            handOut(hold, hold.utterance().text(), "approved");
        } else if (state instanceof HoldState.Edited edited) {
            handOut(hold, edited.text() + trailingSpace(hold.utterance().text()), "edited");
        } else if (state instanceof HoldState.Abandoned) {
            phase = Phase.OVER;
            sink.silenced();
        } else {
            refuse();
        }
    }

    /** Hands an approved text out once: when somebody is there to hear it, and only if nobody else has had it. */
    private void handOut(Hold hold, String text, String how) {
        sink.ready().compose(here -> desk.holds().claimRelease(hold.id())).onComplete(claimed -> {
            if (phase == Phase.OVER) {
                return;
            }
            if (claimed.succeeded() && claimed.result()) {
                phase = Phase.READING;
                String original = hold.utterance().text();
                release(text, position - original.codePointCount(0, original.length()), how, hold.id());
                advance();
            } else {
                phase = Phase.OVER;
                sink.silenced();
            }
        });
    }

    private void release(String text, int from, String how, @Nullable String holdId) {
        if (!desk.journal().append(released(text, from, position, how, holdId))) {
            refuse();
            return;
        }
        said.append(text);
        sink.released(text);
    }

    private void refuse() {
        phase = Phase.OVER;
        if (!ticket.mayWait()) {
            sink.silenced();
            return;
        }
        String line = policy.refusal(ticket.circumstances().language());
        desk.journal().append(released(line, position, position, "refused", null));
        sink.refused(line);
    }

    private void refuseUnread(String text, int from) {
        Utterance unread = ticket.circumstances().withText(text);
        desk.gatekeeper().refuseUnread(policy, ticket.source(), ticket.exchange(), from, unread);
        refuse();
    }

    private JournalEntry.Released released(String text, int from, int to, String how, @Nullable String holdId) {
        return new JournalEntry.Released(desk.now(), ticket.exchange(), text, from, to, how, holdId);
    }

    private String context() {
        return said.length() <= CONTEXT ? said.toString() : said.substring(said.length() - CONTEXT);
    }

    private static String trailingSpace(String text) {
        return text.substring(text.stripTrailing().length());
    }
}
