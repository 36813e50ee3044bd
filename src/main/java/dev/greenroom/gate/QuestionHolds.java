package dev.greenroom.gate;

import dev.greenroom.gate.QuestionGate.InCheck;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.hold.Holds.HoldsFull;
import dev.greenroom.hold.NewHold;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The questions that wait for a person, and what becomes of them. */
final class QuestionHolds {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionHolds.class);

    private final QuestionGate gate;
    private final Holds holds;
    private final QuestionFeed feed;

    QuestionHolds(QuestionGate gate, Holds holds, QuestionFeed feed) {
        this.gate = gate;
        this.holds = holds;
        this.feed = feed;
    }

    void place(InCheck entry, Utterance utterance, Decision decision, Duration patience) {
        holds.place(new NewHold(utterance, decision, entry.exchange, HeldMessages.keyOf(entry), patience))
                .onSuccess(hold -> {
                    if (gate.isIn(entry)) {
                        follow(entry, hold);
                    } else {
                        gate.abandon(hold.id());
                    }
                })
                .onFailure(error -> {
                    LOG.atWarn().setCause(error).log("A question could not be held and is dropped");
                    gate.drop(entry, error instanceof HoldsFull ? DropReason.HOLDS_FULL : DropReason.HOLD_FAILED);
                });
    }

    void recover() {
        for (Hold hold : holds.waiting()) {
            if (hold.utterance().direction() == Direction.QUESTION) {
                HeldMessages.entryOf(hold).ifPresent(entry -> {
                    gate.join(entry);
                    follow(entry, hold);
                });
            }
        }
    }

    private void follow(InCheck entry, Hold hold) {
        entry.holdId = hold.id();
        feed.tell(new QuestionEvent.Held(entry.message, hold));
        holds.ended(hold.id()).onSuccess(ended -> settle(entry, ended)).onFailure(error -> {
            LOG.atWarn().addKeyValue("hold", hold.id()).setCause(error).log("A held question was lost sight of");
            gate.drop(entry, DropReason.HOLD_FAILED);
        });
    }

    private void settle(InCheck entry, Hold hold) {
        HoldState state = hold.state();
        if (!gate.isIn(entry)) {
            return;
        }
        entry.decided = true;
        if (entry.heldThere && !gate.heldThere().settle(entry, state)) {
            gate.drop(entry, DropReason.NOT_A_QUESTION);
            return;
        }
        if (state instanceof HoldState.Approved) {
            release(entry, hold, hold.utterance().text(), "approved");
        } else if (state instanceof HoldState.Edited edited) {
            release(entry, hold, edited.text(), "edited");
        } else if (state instanceof HoldState.Rejected) {
            gate.drop(entry, DropReason.REJECTED);
        } else if (state instanceof HoldState.Expired) {
            gate.drop(entry, DropReason.EXPIRED);
        } else {
            gate.drop(entry, DropReason.ABANDONED);
        }
    }

    private void release(InCheck entry, Hold hold, String text, String how) {
        holds.claimRelease(hold.id())
                .onSuccess(mine -> {
                    if (!gate.isIn(entry)) {
                        return;
                    }
                    if (mine) {
                        gate.enqueue(entry, text, how);
                    } else {
                        gate.drop(entry, DropReason.HOLD_FAILED);
                    }
                })
                .onFailure(error -> {
                    LOG.atWarn()
                            .addKeyValue("hold", hold.id())
                            .setCause(error)
                            .log("The release of a held question could not be claimed");
                    gate.drop(entry, DropReason.HOLD_FAILED);
                });
    }
}
