package dev.greenroom.avatar.openai;

import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.NewHold;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The way of a prompt to the model: decided on, and held for a person where the policy says so. Exactly one of the first
 * two calls of {@link Next} comes, unless it is cancelled before. Main context only.
 */
final class PromptGate {
    /** What comes after. */
    interface Next {
        /** The model may be asked this. */
        void pass(ChatRequest request);

        void refuse();

        /** A person is asked. */
        void waiting();

        /** Completes when somebody is there to hear the answer; fails when nobody will come. */
        Future<Void> ready();
    }

    private final GatewayDesk desk;
    private final String exchange;
    private final String attachKey;
    private final Next next;
    private @Nullable String hold;
    private boolean cancelled;

    PromptGate(GatewayDesk desk, String exchange, String attachKey, Next next) {
        this.desk = desk;
        this.exchange = exchange + "/prompt";
        this.attachKey = attachKey;
        this.next = next;
    }

    /** Decides on the prompt of {@code request}, which is {@code utterance}. */
    void decide(ChatRequest request, Utterance utterance) {
        Gatekeeper gatekeeper = desk.gatekeeper();
        if (!gatekeeper.consults(Gatekeeper.PROMPT, utterance)) {
            obey(request, utterance, gatekeeper.decide(Gatekeeper.PROMPT, exchange, 0, utterance));
            return;
        }
        gatekeeper
                .consult(Gatekeeper.PROMPT, exchange, 0, utterance)
                .onSuccess(decision -> {
                    if (!cancelled) {
                        obey(request, utterance, decision);
                    }
                })
                .onFailure(error -> refuse());
    }

    private void obey(ChatRequest request, Utterance utterance, Decision decision) {
        Outcome outcome = decision.outcome();
        if (outcome instanceof Outcome.Allow) {
            next.pass(request);
        } else if (outcome instanceof Outcome.Mask mask) {
            next.pass(request.withPrompt(mask.text()));
        } else if (outcome instanceof Outcome.Hold wait) {
            NewHold wanted = new NewHold(utterance, decision, exchange, attachKey, wait.patience());
            desk.answers()
                    .holds()
                    .place(wanted)
                    .onSuccess(placed -> await(request, placed))
                    .onFailure(error -> refuse());
        } else {
            next.refuse();
        }
    }

    /** Waits for the review of a prompt that is held. */
    void await(ChatRequest request, Hold placed) {
        if (cancelled) {
            desk.answers().holds().abandon(placed.id());
            return;
        }
        hold = placed.id();
        next.waiting();
        desk.answers().holds().ended(placed.id()).onComplete(ended -> {
            hold = null;
            if (ended.succeeded()) {
                carryOut(request, ended.result());
            } else {
                refuse();
            }
        });
    }

    /** Nobody listens any more: what waits is abandoned. */
    void cancel() {
        cancelled = true;
        String waits = hold;
        if (waits != null) {
            desk.answers().holds().abandon(waits);
        }
    }

    boolean isWaiting() {
        return hold != null;
    }

    private void carryOut(ChatRequest request, Hold ended) {
        HoldState state = ended.state();
        if (!(state instanceof HoldState.Approved || state instanceof HoldState.Edited)) {
            refuse();
            return;
        }
        ChatRequest passed = state instanceof HoldState.Edited edited ? request.withPrompt(edited.text()) : request;
        // Only one who has it proved may hand it on, and only once.
        next.ready()
                .compose(here -> desk.answers().holds().claimRelease(ended.id()))
                .onComplete(claimed -> {
                    if (cancelled) {
                        return;
                    }
                    if (claimed.succeeded() && claimed.result()) {
                        next.pass(passed);
                    } else {
                        next.refuse();
                    }
                });
    }

    private void refuse() {
        if (!cancelled) {
            next.refuse();
        }
    }
}
