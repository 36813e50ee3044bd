package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ActionOutcome.Already;
import dev.greenroom.chat.ActionOutcome.Done;
import dev.greenroom.chat.ActionOutcome.NotTried;
import dev.greenroom.chat.ActionOutcome.Refused;
import dev.greenroom.chat.ActionOutcome.Unknown;
import dev.greenroom.chat.Pieces;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.youtube.Quota.Purpose;
import dev.greenroom.chat.youtube.YouTubeApi.Call;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Carries out what can be done on YouTube. What may have happened is never done again. */
final class Deeds {
    /** YouTube refuses longer messages. */
    static final int LONGEST_MESSAGE = 200;

    static final int MOST_PIECES = 5;

    private final YouTubeApi api;
    private final OwnMessages own;

    Deeds(YouTubeApi api, OwnMessages own) {
        this.api = api;
        this.own = own;
    }

    Future<ActionOutcome> carryOut(PlatformAction action, Broadcast on) {
        if (action instanceof PlatformAction.Send send) {
            return send(send.text(), on);
        }
        if (action instanceof PlatformAction.Delete delete) {
            return delete(delete.messageId());
        }
        if (action instanceof PlatformAction.Timeout timeout) {
            long seconds = Math.max(1, timeout.length().toSeconds());
            return ban(
                    on,
                    timeout.authorId(),
                    new JsonObject().put("type", "temporary").put("banDurationSeconds", seconds));
        }
        if (action instanceof PlatformAction.Ban ban) {
            return ban(on, ban.authorId(), new JsonObject().put("type", "permanent"));
        }
        if (action instanceof PlatformAction.Emergency emergency) {
            return emergency.on() ? end(on) : Future.succeededFuture(new NotTried(DeedWords.NO_WAY_BACK));
        }
        return Future.succeededFuture(new NotTried(DeedWords.impossible(action.kind())));
    }

    private Future<ActionOutcome> send(String text, Broadcast on) {
        List<String> pieces = Pieces.of(text, LONGEST_MESSAGE);
        if (pieces.isEmpty()) {
            return Future.succeededFuture(new NotTried(DeedWords.NOTHING_TO_SAY));
        }
        if (pieces.size() > MOST_PIECES) {
            return Future.succeededFuture(new NotTried(DeedWords.TOO_LONG));
        }
        return send(pieces, 0, on);
    }

    /** One after the other, so that they stand in chat in order; what goes wrong ends it. */
    private Future<ActionOutcome> send(List<String> pieces, int index, Broadcast on) {
        String piece = pieces.get(index);
        own.writing(piece);
        JsonObject body = new JsonObject()
                .put(
                        "snippet",
                        new JsonObject()
                                .put("liveChatId", on.chatId())
                                .put("type", "textMessageEvent")
                                .put("textMessageDetails", new JsonObject().put("messageText", piece)));
        return change(Cost.SEND, HttpMethod.POST, "liveChat/messages", Map.of("part", "snippet"), body)
                .onFailure(error -> {
                    if (!(outcome(error) instanceof Unknown)) {
                        own.refused(piece);
                    }
                })
                .compose(answer -> {
                    own.written(piece, answer.getString("id", ""));
                    boolean more = index + 1 < pieces.size();
                    return more ? send(pieces, index + 1, on) : Future.succeededFuture(done(answer));
                })
                .recover(error ->
                        Future.succeededFuture(index == 0 ? outcome(error) : partly(outcome(error), index, pieces)));
    }

    private static ActionOutcome partly(ActionOutcome last, int written, List<String> pieces) {
        // A part stands in chat already: whoever tried again would say it twice.
        if (last instanceof NotTried notTried) {
            return new Refused("partly_sent", DeedWords.partly(written, pieces.size(), notTried.why()));
        }
        return last;
    }

    private Future<ActionOutcome> delete(String messageId) {
        return change(Cost.DELETE, HttpMethod.DELETE, "liveChat/messages", Map.of("id", messageId), null)
                .map(Deeds::done)
                .otherwise(error -> error instanceof ApiFault fault && isGone(fault) ? new Already() : outcome(error));
    }

    private static boolean isGone(ApiFault fault) {
        return fault.reason().equals("liveChatMessageNotFound");
    }

    private Future<ActionOutcome> ban(Broadcast on, String authorId, JsonObject kind) {
        JsonObject snippet = kind.put("liveChatId", on.chatId())
                .put("bannedUserDetails", new JsonObject().put("channelId", authorId));
        JsonObject body = new JsonObject().put("snippet", snippet);
        return change(Cost.BAN, HttpMethod.POST, "liveChat/bans", Map.of("part", "snippet"), body)
                .map(Deeds::done)
                .otherwise(Deeds::outcome);
    }

    /** Looks first whether it is one's own and live: an end cannot be taken back. */
    private Future<ActionOutcome> end(Broadcast on) {
        Map<String, String> look = Map.of("part", "id,status", "id", on.videoId());
        return api.whole(Call.get(Cost.LOOK, "liveBroadcasts", look)
                        .by(Purpose.ACTING)
                        .withSignIn())
                .compose(answer -> {
                    JsonArray items = answer.getJsonArray("items", new JsonArray());
                    String state = items.isEmpty()
                            ? ""
                            : items.getJsonObject(0)
                                    .getJsonObject("status", new JsonObject())
                                    .getString("lifeCycleStatus", "");
                    return switch (state) {
                        case "" ->
                            Future.<ActionOutcome>succeededFuture(new Refused("notTheOwner", DeedWords.NOT_THE_OWNER));
                        case "complete" -> Future.<ActionOutcome>succeededFuture(new Already());
                        default -> complete(on);
                    };
                })
                .otherwise(Deeds::outcome);
    }

    private Future<ActionOutcome> complete(Broadcast on) {
        Map<String, String> end = Map.of("part", "id,status", "id", on.videoId(), "broadcastStatus", "complete");
        return change(Cost.END, HttpMethod.POST, "liveBroadcasts/transition", end, null)
                .map(Deeds::done)
                .otherwise(error ->
                        error instanceof ApiFault fault && fault.reason().equals("redundantTransition")
                                ? new Already()
                                : outcome(error));
    }

    private Future<JsonObject> change(
            Cost cost,
            HttpMethod method,
            String path,
            Map<String, String> parameters,
            @org.jspecify.annotations.Nullable JsonObject body) {
        return api.whole(new Call(cost, Purpose.ACTING, method, path, parameters, body, true));
    }

    private static ActionOutcome done(JsonObject answer) {
        return new Done(answer.getValue("id") instanceof String id ? id : "");
    }

    static ActionOutcome outcome(Throwable error) {
        if (!(error instanceof ApiFault fault)) {
            return new Unknown(DeedWords.NO_ANSWER);
        }
        return switch (fault.trouble()) {
            case QUOTA -> new NotTried(DeedWords.QUOTA);
            case SLOW_DOWN -> new NotTried(DeedWords.SLOW_DOWN);
            case SIGNED_OUT -> new NotTried(DeedWords.SIGN_IN);
            case UNREACHABLE -> new NotTried(DeedWords.UNREACHABLE);
            case FORBIDDEN, KEY_REFUSED -> new Refused(fault.reason(), DeedWords.FORBIDDEN);
            case CHAT_DISABLED, CHAT_OVER -> new Refused(fault.reason(), DeedWords.NO_CHAT);
            case NOT_THERE, STALE_POSITION, REFUSED -> new Refused(fault.reason(), DeedWords.refused(fault.reason()));
            case SERVER, LOST, MALFORMED -> new Unknown(DeedWords.NO_ANSWER);
        };
    }
}
