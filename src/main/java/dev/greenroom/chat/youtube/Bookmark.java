package dev.greenroom.chat.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far one chat was read: takes its pages in, and says from where on the next one is to be asked for. */
final class Bookmark {
    private final Inbox inbox;
    private final Instant started;
    private @Nullable Broadcast broadcast;
    private @Nullable ItemReader items;
    private @Nullable String position;

    /** @param started what was written before is not handed on */
    Bookmark(Inbox inbox, Instant started) {
        this.inbox = inbox;
        this.started = started;
    }

    /** Goes on in the same chat, or begins with another one. */
    void open(Broadcast on) {
        Broadcast known = broadcast;
        if (known == null || !known.chatId().equals(on.chatId())) {
            position = null;
        }
        broadcast = on;
        items = new ItemReader(on.channel());
    }

    /** There is no chat any more. */
    void close() {
        broadcast = null;
        items = null;
        position = null;
    }

    /** Whether the next page follows the last one. */
    boolean isSet() {
        return position != null;
    }

    /** The next page is the one that YouTube shows to everybody who comes. */
    void lose() {
        position = null;
    }

    /** The parameters by which the next page is asked for. */
    Map<String, String> next(Broadcast on) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("liveChatId", on.chatId());
        parameters.put("part", "id,snippet,authorDetails");
        if (position != null) {
            parameters.put("pageToken", position);
        }
        return parameters;
    }

    /**
     * Hands a page on; true when the chat is over.
     *
     * @param ahead how far YouTube's clock is ahead of ours
     */
    boolean read(JsonObject page, Duration ahead) {
        ItemReader reader = items;
        boolean over = page.getValue("offlineAt") != null;
        if (reader != null && page.getValue("items") instanceof JsonArray all) {
            Instant began = started.plus(ahead);
            for (Object element : all) {
                Item item = element instanceof JsonObject object ? reader.read(object) : new Item.Unreadable();
                over |= inbox.take(item, began);
            }
        }
        if (page.getValue("nextPageToken") instanceof String next && !next.isEmpty()) {
            position = next;
        }
        return over;
    }
}
