package dev.greenroom.chat.twitch;

import com.github.twitch4j.helix.TwitchHelix;
import com.github.twitch4j.helix.domain.AutoModHeldMessageAction;
import com.github.twitch4j.helix.domain.BanUserInput;
import com.github.twitch4j.helix.domain.CreateClipList;
import com.github.twitch4j.helix.domain.Highlight;
import com.netflix.hystrix.HystrixCommand;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.twitch.TwitchAccount.Token;
import dev.greenroom.limit.RateLimiter;
import dev.greenroom.limit.RateLimiter.Claim;
import dev.greenroom.limit.RateLimiter.Taken;
import dev.greenroom.policy.Limits.Rate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Carries out what is to be done on Twitch. Main context only; what blocks runs on Helix's workers. */
final class TwitchActions {
    private static final Rate MODERATION = new Rate(100, Duration.ofMinutes(1));
    private static final Rate MARKS = new Rate(6, Duration.ofMinutes(1));
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(14);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_MARKER = 140;

    private final TwitchAccount account;
    private final Helix helix;
    private final TwitchRoom room;
    private final RateLimiter limiter;
    private final TwitchSending sending;

    TwitchActions(TwitchAccount account, Helix helix, TwitchRoom room, RateLimiter limiter, TwitchSending sending) {
        this.account = account;
        this.helix = helix;
        this.room = room;
        this.limiter = limiter;
        this.sending = sending;
    }

    /** Never fails. */
    Future<ActionOutcome> carryOut(PlatformAction action) {
        Optional<Token> token = account.token();
        if (Scopes.ability(token, action.kind()) instanceof Ability.Missing missing) {
            return Future.succeededFuture(new ActionOutcome.NotTried(missing.why()));
        }
        Optional<ActionOutcome> nonsense = nonsense(action);
        if (nonsense.isPresent()) {
            return Future.succeededFuture(nonsense.get());
        }
        return room.id(token.orElseThrow())
                .compose(id -> act(action, new Asking(token.orElseThrow(), id)))
                .recover(error -> Future.succeededFuture(Outcomes.of(error)));
    }

    /** Who asks, and where. */
    record Asking(Token token, String room) {}

    /** Ids come from the platform; anything else is not put into a request. An empty one would delete the whole chat. */
    private static Optional<ActionOutcome> nonsense(PlatformAction action) {
        String id = "";
        if (action instanceof PlatformAction.Delete delete) {
            id = delete.messageId();
        } else if (action instanceof PlatformAction.DecideHeld decide) {
            id = decide.messageId();
        } else if (action instanceof PlatformAction.Timeout timeout) {
            id = timeout.authorId();
        } else if (action instanceof PlatformAction.Ban ban) {
            id = ban.authorId();
        } else if (action instanceof PlatformAction.Warn warn) {
            id = warn.authorId();
        } else {
            return Optional.empty();
        }
        return id.matches("[A-Za-z0-9_-]{1,100}")
                ? Optional.empty()
                : Optional.of(new ActionOutcome.Refused(
                        "bad_id",
                        new Words(
                                "'" + id + "' is no id of Twitch's",
                                "'" + id + "' n'est pas un identifiant de Twitch")));
    }

    private Future<ActionOutcome> act(PlatformAction action, Asking asking) {
        if (action instanceof PlatformAction.Send send) {
            return sending.send(send, asking);
        }
        boolean isMark = action.kind() == Kind.MARK;
        Claim claim = new Claim(
                "twitch/" + (isMark ? "mark" : "moderate") + "/" + asking.room(), isMark ? MARKS : MODERATION);
        return limiter.take(List.of(claim)).compose(taken -> {
            if (taken instanceof Taken.Refused refused) {
                return Future.succeededFuture(overLimit(refused.retryAfter()));
            }
            return limited(action, asking);
        });
    }

    static ActionOutcome overLimit(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        return new ActionOutcome.NotTried(new Words(
                "Greenroom's own limit is used up; again in " + seconds + " s",
                "la limite de Greenroom est épuisée ; à nouveau dans " + seconds + " s"));
    }

    private Future<ActionOutcome> limited(PlatformAction action, Asking asking) {
        if (action instanceof PlatformAction.Delete delete) {
            return done(
                    asking,
                    "",
                    Map.of(404, new ActionOutcome.Already()),
                    (api, token) ->
                            api.deleteChatMessages(token.value(), asking.room(), token.userId(), delete.messageId()));
        }
        if (action instanceof PlatformAction.Timeout timeout) {
            return timeout(timeout, asking);
        }
        if (action instanceof PlatformAction.Ban ban) {
            return ban(input(ban.authorId(), ban.reason()).build(), asking);
        }
        if (action instanceof PlatformAction.Warn warn) {
            String reason = ChatText.beginning(warn.reason(), LONGEST_REASON);
            return done(
                    asking,
                    "",
                    Map.of(),
                    (api, token) -> api.warnChatUser(
                            token.value(),
                            asking.room(),
                            token.userId(),
                            warn.authorId(),
                            reason.isEmpty() ? "-" : reason));
        }
        if (action instanceof PlatformAction.Emergency emergency) {
            return done(
                    asking,
                    "shield_mode",
                    Map.of(),
                    (api, token) ->
                            api.updateShieldModeStatus(token.value(), asking.room(), token.userId(), emergency.on()));
        }
        if (action instanceof PlatformAction.DecideHeld decide) {
            return decide(decide, asking);
        }
        return mark(((PlatformAction.Mark) action).description(), asking);
    }

    private Future<ActionOutcome> timeout(PlatformAction.Timeout timeout, Asking asking) {
        if (timeout.length().compareTo(LONGEST_TIMEOUT) > 0) {
            return Future.succeededFuture(new ActionOutcome.Refused(
                    "too_long",
                    new Words(
                            "Twitch's longest timeout is 14 days; ban instead",
                            "l'exclusion temporaire la plus longue de Twitch dure 14 jours ; bannissez")));
        }
        int seconds = Math.toIntExact(Math.max(1, timeout.length().toSeconds()));
        return ban(input(timeout.authorId(), timeout.reason()).duration(seconds).build(), asking);
    }

    private static BanUserInput.BanUserInputBuilder input(String userId, String reason) {
        return BanUserInput.builder().userId(userId).reason(ChatText.beginning(reason, LONGEST_REASON));
    }

    private Future<ActionOutcome> ban(BanUserInput input, Asking asking) {
        return done(
                        asking,
                        "",
                        Map.of(),
                        (api, token) -> api.banUser(token.value(), asking.room(), token.userId(), input))
                .map(outcome -> outcome instanceof ActionOutcome.Refused refused
                                && refused.why().en().toLowerCase(Locale.ROOT).contains("already banned")
                        ? new ActionOutcome.Already()
                        : outcome);
    }

    private Future<ActionOutcome> decide(PlatformAction.DecideHeld decide, Asking asking) {
        ActionOutcome gone = new ActionOutcome.Refused(
                "gone",
                new Words(
                        "AutoMod no longer holds it: it was decided on Twitch, or its time is over",
                        "AutoMod ne le retient plus : décidé sur Twitch, ou délai dépassé"));
        ActionOutcome stranger = new ActionOutcome.Refused(
                "not_moderator",
                new Words(
                        asking.token().login() + " is not a moderator of this channel",
                        asking.token().login() + " n'est pas modérateur de cette chaîne"));
        AutoModHeldMessageAction wanted =
                decide.allow() ? AutoModHeldMessageAction.ALLOW : AutoModHeldMessageAction.DENY;
        return done(
                asking,
                "",
                Map.of(404, gone, 403, stranger),
                (api, token) ->
                        api.manageAutoModHeldMessage(token.value(), token.userId(), decide.messageId(), wanted));
    }

    /** A marker in the recording, and a clip; either is enough. */
    private Future<ActionOutcome> mark(String description, Asking asking) {
        String words = ChatText.beginning(description, LONGEST_MARKER);
        Future<ActionOutcome> marker = asking.token().may(Scopes.MARKER)
                ? helix.ask(
                                asking.token(),
                                (api, token) ->
                                        api.createStreamMarker(token.value(), new Highlight(asking.room(), words)))
                        .<ActionOutcome>map(made -> new ActionOutcome.Done("marker " + made.getId()))
                        .otherwise(Outcomes::of)
                : Future.succeededFuture(new ActionOutcome.NotTried(Scopes.lacks(Scopes.MARKER)));
        return marker.compose(first -> asking.token().may(Scopes.CLIP)
                ? helix.ask(asking.token(), (api, token) -> api.createClip(token.value(), asking.room(), words, null))
                        .map(TwitchActions::clipId)
                        .otherwise(Outcomes::of)
                        .map(second -> together(first, second))
                : Future.succeededFuture(first));
    }

    private static ActionOutcome clipId(CreateClipList made) {
        return new ActionOutcome.Done("clip " + made.getData().get(0).getId());
    }

    private static ActionOutcome together(ActionOutcome first, ActionOutcome second) {
        if (first instanceof ActionOutcome.Done one && second instanceof ActionOutcome.Done other) {
            return new ActionOutcome.Done(one.reference() + ", " + other.reference());
        }
        return second instanceof ActionOutcome.Done ? second : first;
    }

    /** @param meanings what some statuses mean for this action, other than elsewhere */
    private <T> Future<ActionOutcome> done(
            Asking asking,
            String reference,
            Map<Integer, ActionOutcome> meanings,
            BiFunction<TwitchHelix, Token, HystrixCommand<T>> request) {
        return helix.ask(asking.token(), request)
                .<ActionOutcome>map(answer -> new ActionOutcome.Done(reference))
                .otherwise(error ->
                        Helix.causeOf(error) instanceof HelixFailure failure && meanings.containsKey(failure.status())
                                ? meanings.get(failure.status())
                                : Outcomes.of(error));
    }
}
