package dev.greenroom.gate;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.RateLimiter;
import dev.greenroom.limit.RateLimiter.Claim;
import dev.greenroom.limit.RateLimiter.Taken;
import dev.greenroom.limit.RepeatGuard;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a message has to get through before it may be queued.
 *
 * @param flood sheds what is too much to look at; always local to the process that it protects
 * @param limits of the active policy, asked for every message so that a reload takes effect
 * @param policy asked for every message, too
 * @param language of the chat, a hint for the decision
 */
public record QuestionChecks(
        Decider decider,
        RepeatGuard repeats,
        RateLimiter rates,
        LocalRateLimiter flood,
        Supplier<Limits> limits,
        Supplier<QuestionPolicy> policy,
        Language language) {

    /** What is cheap and needs no judgement: length and flood. */
    Optional<DropReason> refusal(ChatMessage message) {
        String text = message.text();
        if (text.codePointCount(0, text.length()) > policy.get().mostCodePoints()) {
            return Optional.of(DropReason.TOO_LONG);
        }
        Claim claim = new Claim("flood/" + message.channel(), policy.get().flood());
        return flood.takeNow(List.of(claim)) instanceof Taken.Refused
                ? Optional.of(DropReason.FLOOD)
                : Optional.empty();
    }

    /** Whether an acceptable message is a question, new to the channel, and within the limits. */
    Future<Optional<DropReason>> limit(ChatMessage message, Decision decision) {
        Limits now = limits.get();
        return repeats.see(message.channel(), message.text(), now.repeatWindow(), now.repeatFor())
                .compose(sighting -> {
                    if (!policy.get().isQuestion(message.text())) {
                        return Future.succeededFuture(Optional.of(DropReason.NOT_A_QUESTION));
                    }
                    if (sighting == RepeatGuard.Sighting.REPEATED) {
                        return Future.succeededFuture(Optional.of(DropReason.REPEATED));
                    }
                    return rate(message, decision, now);
                });
    }

    private Future<Optional<DropReason>> rate(ChatMessage message, Decision decision, Limits now) {
        String who = message.channel() + "/" + message.authorId();
        Claim viewer = new Claim("viewer/" + who, now.viewer(message.standing().roles()));
        Claim channel = new Claim("channel/" + message.channel(), now.channel());
        List<Claim> claims = new ArrayList<>(List.of(viewer, channel));
        now.touchedBy(decision)
                .forEach((category, rate) -> claims.add(new Claim("category/" + category + "/" + who, rate)));
        return rates.take(claims).map(taken -> {
            if (taken instanceof Taken.Refused refused) {
                return Optional.of(
                        refused.by().equals(viewer)
                                ? DropReason.VIEWER_LIMIT
                                : refused.by().equals(channel) ? DropReason.CHANNEL_LIMIT : DropReason.CATEGORY_LIMIT);
            }
            return Optional.empty();
        });
    }
}
