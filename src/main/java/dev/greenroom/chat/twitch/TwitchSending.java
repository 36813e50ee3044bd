package dev.greenroom.chat.twitch;

import com.github.twitch4j.helix.domain.AutomodEnforceCheck;
import com.github.twitch4j.helix.domain.AutomodEnforceCheckList;
import com.github.twitch4j.helix.domain.ChatMessage;
import com.github.twitch4j.helix.domain.SentChatMessage;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.twitch.TwitchActions.Asking;
import dev.greenroom.limit.RateLimiter;
import dev.greenroom.limit.RateLimiter.Claim;
import dev.greenroom.limit.RateLimiter.Taken;
import dev.greenroom.policy.Limits.Rate;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes in chat. A text goes out piece by piece, in order, and ends at the first piece that Twitch does not take. Before
 * that, the channel's own AutoMod may be asked whether it would hold it: it can keep a text back, never let one through.
 * Main context only.
 */
final class TwitchSending {
    /** Twitch's own limits: for everybody, and for the broadcaster. */
    private static final Rate EVERYBODY = new Rate(20, Duration.ofSeconds(30));

    private static final Rate BROADCASTER = new Rate(100, Duration.ofSeconds(30));

    /** A channel that is neither affiliate nor partner may ask so often; more would be refused by Twitch. */
    private static final List<Rate> CHECKS =
            List.of(new Rate(5, Duration.ofMinutes(1)), new Rate(50, Duration.ofHours(1)));

    /** Who does not moderate the channel has to leave a second between two messages. */
    private static final long BETWEEN_MS = 1_100;

    private final Vertx vertx;
    private final Helix helix;
    private final RateLimiter limiter;
    private final MeterRegistry meters;
    private final boolean isChecking;
    private Future<?> before = Future.succeededFuture();

    TwitchSending(Vertx vertx, Helix helix, RateLimiter limiter, MeterRegistry meters, boolean isChecking) {
        this.vertx = vertx;
        this.helix = helix;
        this.limiter = limiter;
        this.meters = meters;
        this.isChecking = isChecking;
    }

    Future<ActionOutcome> send(PlatformAction.Send send, Asking asking) {
        Optional<List<String>> pieces = ChatText.pieces(send.text());
        if (pieces.isEmpty()) {
            return Future.succeededFuture(new ActionOutcome.Refused(
                    "unsendable",
                    new Words(
                            "nothing to send, or more than " + ChatText.MOST_PIECES + " messages of it",
                            "rien à envoyer, ou plus de " + ChatText.MOST_PIECES + " messages")));
        }
        Rate rate = isBroadcaster(asking) ? BROADCASTER : EVERYBODY;
        List<Claim> claims = Collections.nCopies(pieces.get().size(), new Claim("twitch/send/" + asking.room(), rate));
        return limiter.take(claims).compose(taken -> {
            if (taken instanceof Taken.Refused refused) {
                return Future.succeededFuture(TwitchActions.overLimit(refused.retryAfter()));
            }
            return inTurn(() -> checked(pieces.get(), asking)
                    .compose(stop -> stop.isPresent()
                            ? Future.succeededFuture(stop.get())
                            : next(pieces.get(), 0, new ArrayList<>(), send.replyTo(), asking)));
        });
    }

    private static boolean isBroadcaster(Asking asking) {
        return asking.token().userId().equals(asking.room());
    }

    private interface Work {
        Future<ActionOutcome> begin();
    }

    /** Two texts do not mix their pieces. */
    private Future<ActionOutcome> inTurn(Work work) {
        Future<ActionOutcome> mine = before.transform(done -> work.begin());
        before = mine;
        return mine;
    }

    private Future<ActionOutcome> next(
            List<String> pieces, int index, List<String> ids, @Nullable String replyTo, Asking asking) {
        return piece(pieces.get(index), index == 0 ? replyTo : null, asking).compose(outcome -> {
            if (!(outcome instanceof ActionOutcome.Done done)) {
                return Future.succeededFuture(index == 0 ? outcome : partly(outcome, index, pieces.size()));
            }
            ids.add(done.reference());
            if (ids.size() == pieces.size()) {
                return Future.succeededFuture(new ActionOutcome.Done(String.join(",", ids)));
            }
            return pause(asking).compose(rested -> next(pieces, index + 1, ids, replyTo, asking));
        });
    }

    private Future<Void> pause(Asking asking) {
        if (isBroadcaster(asking)) {
            return Future.succeededFuture();
        }
        Promise<Void> rested = Promise.promise();
        vertx.setTimer(BETWEEN_MS, fired -> rested.complete());
        return rested.future();
    }

    private Future<ActionOutcome> piece(String text, @Nullable String replyTo, Asking asking) {
        return helix.ask(
                        asking.token(),
                        (api, token) -> api.sendChatMessage(
                                token.value(),
                                ChatMessage.builder()
                                        .broadcasterId(asking.room())
                                        .senderId(token.userId())
                                        .message(text)
                                        .replyParentMessageId(replyTo)
                                        .build()))
                .map(answer -> outcome(answer.get()))
                .otherwise(Outcomes::of);
    }

    private static ActionOutcome outcome(SentChatMessage sent) {
        if (sent.isSent()) {
            return new ActionOutcome.Done(sent.getMessageId());
        }
        return sent.getDropReason() == null
                ? Outcomes.refused("not_sent", "")
                : Outcomes.refused(
                        sent.getDropReason().getCode(), sent.getDropReason().getMessage());
    }

    /** Some of the text stands in chat already: that has to be said, whatever became of the rest. */
    private static ActionOutcome partly(ActionOutcome outcome, int sent, int all) {
        String en = sent + " of " + all + " messages were sent; then: ";
        String fr = sent + " messages sur " + all + " envoyés ; ensuite : ";
        if (outcome instanceof ActionOutcome.Refused refused) {
            return new ActionOutcome.Refused(refused.code(), join(en, fr, refused.why()));
        }
        if (outcome instanceof ActionOutcome.NotTried notTried) {
            return new ActionOutcome.Refused("partly", join(en, fr, notTried.why()));
        }
        return outcome instanceof ActionOutcome.Unknown unknown
                ? new ActionOutcome.Unknown(join(en, fr, unknown.why()))
                : outcome;
    }

    private static Words join(String en, String fr, Words why) {
        return new Words(en + why.en(), fr + why.fr());
    }

    /** Empty where AutoMod has nothing against it, or could not be asked. */
    private Future<Optional<ActionOutcome>> checked(List<String> pieces, Asking asking) {
        if (!isChecking || !asking.token().may(Scopes.CHECK) || !isBroadcaster(asking)) {
            return Future.succeededFuture(Optional.empty());
        }
        List<Claim> claims = CHECKS.stream()
                .map(rate -> new Claim("twitch/automod-check/" + asking.room(), rate))
                .toList();
        return limiter.take(claims).compose(taken -> {
            if (taken instanceof Taken.Refused) {
                return unheard("budget");
            }
            return helix.ask(
                            asking.token(),
                            (api, token) -> api.checkAutomodStatus(token.value(), asking.room(), question(pieces)))
                    .map(answer -> answer.getStatuses().stream()
                                    .allMatch(status -> Boolean.TRUE.equals(status.getIsPermitted()))
                            ? Optional.<ActionOutcome>empty()
                            : Optional.of(held()))
                    .recover(error -> unheard("failed"));
        });
    }

    private Future<Optional<ActionOutcome>> unheard(String why) {
        meters.counter("greenroom.twitch.automod.unheard", "why", why).increment();
        return Future.succeededFuture(Optional.empty());
    }

    private static AutomodEnforceCheckList question(List<String> pieces) {
        AutomodEnforceCheckList.AutomodEnforceCheckListBuilder list = AutomodEnforceCheckList.builder();
        for (int i = 0; i < pieces.size(); i++) {
            list.message(new AutomodEnforceCheck(String.valueOf(i), pieces.get(i), null));
        }
        return list.build();
    }

    private static ActionOutcome held() {
        return new ActionOutcome.Refused(
                "automod_would_hold",
                new Words(
                        "this channel's AutoMod would hold it, so it was not sent",
                        "l'AutoMod de cette chaîne le retiendrait, il n'a donc pas été envoyé"));
    }
}
