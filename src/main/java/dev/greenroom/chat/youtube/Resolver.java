package dev.greenroom.chat.youtube;

import dev.greenroom.chat.youtube.Quota.Purpose;
import dev.greenroom.chat.youtube.YouTubeApi.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Finds the broadcast whose chat is read. Never searches: that has a quota of its own, of 100 a day. */
final class Resolver {
    private final YouTubeApi api;
    private final YouTubeTarget target;
    private final BooleanSupplier disclosureMatters;

    /** What was found. */
    sealed interface Found {
        record Live(Broadcast broadcast) implements Found {}

        /** It will be live later, or has no chat at the moment. */
        record NotLive() implements Found {}

        /** It was live once. */
        record Over() implements Found {}

        record NoSuchVideo() implements Found {}
    }

    /** @param disclosureMatters whether one more unit is well spent on asking if one's own broadcast is marked */
    Resolver(YouTubeApi api, YouTubeTarget target, BooleanSupplier disclosureMatters) {
        this.api = api;
        this.target = target;
        this.disclosureMatters = disclosureMatters;
    }

    /** @param purpose what part of the quota it may use */
    Future<Found> find(Purpose purpose) {
        return target instanceof YouTubeTarget.Video video ? video(video.id(), purpose) : own(purpose);
    }

    private Future<Found> video(String id, Purpose purpose) {
        return api.whole(Call.get(
                                Cost.LOOK, "videos", Map.of("part", "id,snippet,liveStreamingDetails,status", "id", id))
                        .by(purpose))
                .map(answer -> {
                    JsonArray items = answer.getJsonArray("items", new JsonArray());
                    return items.isEmpty() ? new Found.NoSuchVideo() : ofVideo(items.getJsonObject(0), id);
                });
    }

    private static Found ofVideo(JsonObject video, String id) {
        JsonObject live = video.getJsonObject("liveStreamingDetails", new JsonObject());
        String chat = live.getString("activeLiveChatId", "");
        if (!chat.isEmpty()) {
            boolean disclosed =
                    video.getJsonObject("status", new JsonObject()).getBoolean("containsSyntheticMedia", false);
            return new Found.Live(new Broadcast(id, chat, disclosed));
        }
        boolean never = live.isEmpty();
        return live.getString("actualEndTime") != null || never ? new Found.Over() : new Found.NotLive();
    }

    private Future<Found> own(Purpose purpose) {
        Map<String, String> active =
                Map.of("part", "id,snippet,status", "broadcastStatus", "active", "broadcastType", "all");
        return api.whole(Call.get(Cost.LOOK, "liveBroadcasts", active)
                        .by(purpose)
                        .withSignIn())
                .compose(answer -> {
                    JsonArray items = answer.getJsonArray("items", new JsonArray());
                    return items.isEmpty()
                            ? Future.succeededFuture(new Found.NotLive())
                            : ofBroadcast(items.getJsonObject(0), purpose);
                });
    }

    private Future<Found> ofBroadcast(JsonObject broadcast, Purpose purpose) {
        String id = broadcast.getString("id", "");
        String chat = broadcast.getJsonObject("snippet", new JsonObject()).getString("liveChatId", "");
        if (chat.isEmpty()) {
            return Future.succeededFuture(new Found.NotLive());
        }
        Found live = new Found.Live(new Broadcast(id, chat, false));
        return disclosureMatters.getAsBoolean()
                ? video(id, purpose).map(found -> found instanceof Found.Live ? found : live)
                : Future.succeededFuture(live);
    }
}
