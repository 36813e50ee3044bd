package dev.greenroom.rehearse.youtube;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What YouTube answers when nothing is scripted to go wrong. */
final class Replies {
    private static final int LONGEST_MESSAGE = 200;
    private static final int MOST_IN_A_PAGE = 2000;

    private final LiveStage stage;
    private final Streams streams;

    Replies(LiveStage stage, Streams streams) {
        this.stage = stage;
        this.streams = streams;
    }

    /** Why a request is not answered as it was meant. */
    record Refusal(int status, String reason) {}

    /** What an action brings: an answer, nothing, or a refusal. */
    private record Result(
            @Nullable JsonObject answer, @Nullable Refusal refusal) {
        static final Result NOTHING = new Result(null, null);

        static Result of(JsonObject answer) {
            return new Result(answer, null);
        }

        static Result refused(int status, String reason) {
            return new Result(null, new Refusal(status, reason));
        }
    }

    /** Answers, or says why not. */
    Optional<Refusal> to(RoutingContext ctx, Endpoint endpoint, Set<String> parts) {
        boolean needsPart = endpoint != Endpoint.DELETE && endpoint != Endpoint.UNBAN;
        if (needsPart && parts.isEmpty()) {
            return Optional.of(new Refusal(400, "missingRequiredParameter"));
        }
        return switch (endpoint) {
            case VIDEOS ->
                answer(ctx, list(only(stage.videoId().equals(first(ctx, "id")) ? stage.video() : null, parts)));
            case BROADCASTS -> answer(ctx, list(only(broadcast(ctx), parts)));
            case LIST, STREAM -> read(ctx, endpoint, parts);
            case INSERT, DELETE, BAN, UNBAN, TRANSITION -> {
                Result result = carryOut(ctx, endpoint);
                if (result.refusal() != null) {
                    yield Optional.of(result.refusal());
                }
                if (result.answer() == null) {
                    ctx.response().setStatusCode(204).end();
                    yield Optional.empty();
                }
                yield answer(ctx, result.answer());
            }
        };
    }

    /** Does what is asked, and leaves the answer to others. */
    Result carryOut(RoutingContext ctx, Endpoint endpoint) {
        return switch (endpoint) {
            case INSERT -> insert(snippet(ctx));
            case DELETE -> delete(first(ctx, "id"));
            case BAN -> ban(snippet(ctx));
            case UNBAN -> unban(first(ctx, "id"));
            case TRANSITION -> transition(first(ctx, "id"), first(ctx, "broadcastStatus"));
            default -> Result.NOTHING;
        };
    }

    private @Nullable JsonObject broadcast(RoutingContext ctx) {
        boolean byId = stage.videoId().equals(first(ctx, "id"));
        boolean active =
                "active".equals(first(ctx, "broadcastStatus")) && stage.life().equals("live");
        return byId || active ? stage.broadcast() : null;
    }

    private Optional<Refusal> read(RoutingContext ctx, Endpoint endpoint, Set<String> parts) {
        if (!stage.chatId().equals(first(ctx, "liveChatId"))) {
            return Optional.of(new Refusal(404, "liveChatNotFound"));
        }
        if (stage.closed().isPresent()) {
            return Optional.of(new Refusal(403, stage.closed().get()));
        }
        String token = first(ctx, "pageToken");
        if (!token.isEmpty() && (!token.matches("p\\d{1,9}") || Integer.parseInt(token.substring(1)) > stage.size())) {
            return Optional.of(new Refusal(400, "pageTokenInvalid"));
        }
        int from = token.isEmpty() ? stage.firstShown() : Integer.parseInt(token.substring(1));
        if (endpoint == Endpoint.STREAM) {
            streams.add(ctx.response(), from, parts);
            return Optional.empty();
        }
        String most = first(ctx, "maxResults");
        return answer(
                ctx, stage.page(from, most.isEmpty() ? 500 : Math.min(MOST_IN_A_PAGE, Integer.parseInt(most)), parts));
    }

    private Result insert(JsonObject snippet) {
        Optional<Result> refused = refusedIn(snippet);
        if (refused.isPresent()) {
            return refused.get();
        }
        String text =
                snippet.getJsonObject("textMessageDetails", new JsonObject()).getString("messageText", "");
        if (text.isBlank()) {
            return Result.refused(400, "messageTextRequired");
        }
        if (text.length() > LONGEST_MESSAGE) {
            return Result.refused(400, "messageTextInvalid");
        }
        String id = stage.say(stage.owner(), text).orElse("");
        return Result.of(new JsonObject()
                .put("kind", "youtube#liveChatMessage")
                .put("id", id)
                .put("snippet", snippet));
    }

    private Result delete(String id) {
        Optional<Person> author = stage.authorOf(id);
        if (author.isPresent() && author.get().isModerator()) {
            return Result.refused(403, "modificationNotAllowed");
        }
        boolean done = author.isPresent() && stage.delete(stage.owner(), id);
        return done ? Result.NOTHING : Result.refused(404, "liveChatMessageNotFound");
    }

    private Result ban(JsonObject snippet) {
        Optional<Result> refused = refusedIn(snippet);
        if (refused.isPresent()) {
            return refused.get();
        }
        String who =
                snippet.getJsonObject("bannedUserDetails", new JsonObject()).getString("channelId", "");
        if (who.isEmpty()) {
            return Result.refused(400, "bannedUserChannelIdRequired");
        }
        if (who.equals(stage.owner().id())) {
            return Result.refused(403, "liveChatBanInsertionNotAllowed");
        }
        // Numbers of 64 bits may come as strings.
        String length = String.valueOf(snippet.getValue("banDurationSeconds", ""));
        boolean temporary = "temporary".equals(snippet.getString("type"));
        String id = stage.ban(stage.owner(), who, temporary ? Long.valueOf(length) : null);
        return Result.of(new JsonObject()
                .put("kind", "youtube#liveChatBan")
                .put("id", id)
                .put("snippet", snippet));
    }

    private Result unban(String id) {
        if (!id.startsWith("ban-")) {
            return Result.refused(404, "liveChatBanNotFound");
        }
        stage.unban(id.substring("ban-".length()));
        return Result.NOTHING;
    }

    private Result transition(String id, String status) {
        if (!id.equals(stage.videoId())) {
            return Result.refused(404, "liveBroadcastNotFound");
        }
        if (!status.equals("complete")) {
            return Result.refused(403, "invalidTransition");
        }
        if (stage.life().equals("complete")) {
            return Result.refused(403, "redundantTransition");
        }
        stage.end();
        return Result.of(stage.broadcast());
    }

    private Optional<Result> refusedIn(JsonObject snippet) {
        String chat = snippet.getString("liveChatId", "");
        if (chat.isEmpty()) {
            return Optional.of(Result.refused(400, "liveChatIdRequired"));
        }
        if (!chat.equals(stage.chatId())) {
            return Optional.of(Result.refused(404, "liveChatNotFound"));
        }
        if (snippet.getString("type", "").isEmpty()) {
            return Optional.of(Result.refused(400, "typeRequired"));
        }
        return stage.closed().map(reason -> Result.refused(403, reason));
    }

    private static JsonObject snippet(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            return body == null ? new JsonObject() : body.getJsonObject("snippet", new JsonObject());
        } catch (DecodeException | ClassCastException notJson) {
            return new JsonObject();
        }
    }

    private static @Nullable JsonObject only(@Nullable JsonObject whole, Set<String> parts) {
        if (whole == null) {
            return null;
        }
        JsonObject shown = new JsonObject().put("kind", whole.getString("kind")).put("id", whole.getString("id"));
        parts.stream().filter(whole::containsKey).forEach(part -> shown.put(part, whole.getValue(part)));
        return shown;
    }

    private static JsonObject list(@Nullable JsonObject item) {
        return new JsonObject().put("items", item == null ? new JsonArray() : new JsonArray().add(item));
    }

    private static Optional<Refusal> answer(RoutingContext ctx, JsonObject body) {
        ctx.json(body);
        return Optional.empty();
    }

    private static String first(RoutingContext ctx, String parameter) {
        List<String> values = ctx.queryParam(parameter);
        return values.isEmpty() ? "" : values.get(0);
    }
}
