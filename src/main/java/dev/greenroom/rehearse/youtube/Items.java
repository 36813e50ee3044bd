package dev.greenroom.rehearse.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a snippet that depend on its type. */
public final class Items {
    private Items() {}

    public static JsonObject text(String text) {
        return typed("textMessage", "Event", new JsonObject().put("messageText", text));
    }

    static JsonObject superChat(long micros, String currency, String comment) {
        return typed("superChat", "Event", paid(micros, currency).put("userComment", comment));
    }

    static JsonObject superSticker(long micros, String currency, String altText) {
        JsonObject about = new JsonObject()
                .put("stickerId", "sticker-1")
                .put("altText", altText)
                .put("language", "en");
        return typed("superSticker", "Event", paid(micros, currency).put("superStickerMetadata", about));
    }

    private static JsonObject paid(long micros, String currency) {
        // As the API writes it: a number of 64 bits is a string.
        return new JsonObject()
                .put("amountMicros", String.valueOf(micros))
                .put("currency", currency)
                .put("amountDisplayString", currency + " " + micros / 1_000_000)
                .put("tier", 1);
    }

    static JsonObject milestone(int months, String comment) {
        JsonObject details = new JsonObject()
                .put("userComment", comment)
                .put("memberMonth", months)
                .put("memberLevelName", "Front row");
        return typed("memberMilestoneChat", "Event", details);
    }

    static JsonObject poll(String question, List<String> options) {
        JsonArray choices = new JsonArray();
        options.forEach(option -> choices.add(new JsonObject().put("optionText", option)));
        JsonObject metadata = new JsonObject()
                .put("questionText", question)
                .put("options", choices)
                .put("status", "active");
        return typed("poll", "Event", new JsonObject().put("metadata", metadata));
    }

    static JsonObject deleted(String messageId) {
        return typed("messageDeleted", "Event", new JsonObject().put("deletedMessageId", messageId));
    }

    static JsonObject retracted(String messageId) {
        return typed("messageRetracted", "Event", new JsonObject().put("retractedMessageId", messageId));
    }

    static JsonObject banned(String authorId, @Nullable Long seconds) {
        JsonObject details = new JsonObject()
                .put("bannedUserDetails", new JsonObject().put("channelId", authorId))
                .put("banType", seconds == null ? "permanent" : "temporary");
        if (seconds != null) {
            details.put("banDurationSeconds", String.valueOf(seconds));
        }
        return typed("userBanned", "Event", details);
    }

    private static JsonObject typed(String name, String suffix, JsonObject details) {
        return new JsonObject().put("type", name + suffix).put(name + "Details", details);
    }
}
