package dev.greenroom.chat.youtube;

import dev.greenroom.chat.Attached;
import dev.greenroom.chat.Attached.Kind;
import dev.greenroom.chat.Attached.Support;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a page: whatever a viewer wrote becomes a message, whatever takes something away a removal. */
final class ItemReader {
    private static final Set<String> SILENT = Set.of(
            "chatEndedEvent",
            "sponsorOnlyModeStartedEvent",
            "sponsorOnlyModeEndedEvent",
            "newSponsorEvent",
            "membershipGiftingEvent",
            "giftMembershipReceivedEvent",
            "giftEvent",
            "fanFundingEvent");

    private final String channel;

    ItemReader(String channel) {
        this.channel = channel;
    }

    Item read(JsonObject item) {
        try {
            return read(item, item.getJsonObject("snippet", new JsonObject()));
        } catch (ClassCastException | DateTimeException | IllegalArgumentException notAsDescribed) {
            return new Item.Unreadable();
        }
    }

    private Item read(JsonObject item, JsonObject snippet) {
        String type = snippet.getString("type", "");
        return switch (type) {
            case "textMessageEvent" ->
                said(item, snippet, details(snippet, type).getString("messageText"), Attached.NOTHING);
            case "superChatEvent" -> superChat(item, snippet, details(snippet, "superChatEvent"));
            case "superStickerEvent" -> sticker(item, snippet, details(snippet, "superStickerEvent"));
            case "memberMilestoneChatEvent" ->
                said(item, snippet, details(snippet, type).getString("userComment"), Attached.of(Kind.MILESTONE));
            case "pollEvent" -> said(item, snippet, poll(details(snippet, type)), Attached.of(Kind.POLL));
            case "messageDeletedEvent" ->
                deleted(item, snippet, details(snippet, type).getString("deletedMessageId"));
            case "messageRetractedEvent" ->
                deleted(item, snippet, details(snippet, type).getString("retractedMessageId"));
            case "tombstone" -> deleted(item, snippet, item.getString("id"));
            case "userBannedEvent" -> banned(item, snippet, details(snippet, type));
            case "chatEndedEvent" -> new Item.ChatEnded();
            default -> SILENT.contains(type) ? new Item.Silent() : new Item.Unknown(type);
        };
    }

    /** {@code textMessageEvent} has its {@code textMessageDetails}, and so on. */
    private static JsonObject details(JsonObject snippet, String type) {
        String name = type.substring(0, type.length() - "Event".length()) + "Details";
        return snippet.getJsonObject(name, new JsonObject());
    }

    private Item superChat(JsonObject item, JsonObject snippet, JsonObject details) {
        return said(item, snippet, details.getString("userComment"), paid(Kind.SUPER_CHAT, details));
    }

    private Item sticker(JsonObject item, JsonObject snippet, JsonObject details) {
        JsonObject about = details.getJsonObject("superStickerMetadata", new JsonObject());
        return said(item, snippet, about.getString("altText"), paid(Kind.SUPER_STICKER, details));
    }

    private static Attached paid(Kind kind, JsonObject details) {
        // The API writes large numbers as strings.
        String micros = String.valueOf(details.getValue("amountMicros", ""));
        String currency = details.getString("currency", "").toUpperCase(Locale.ROOT);
        boolean known = micros.matches("[1-9]\\d{0,17}") && currency.matches("[A-Z]{3}");
        return new Attached(kind, null, known ? new Support(Long.parseLong(micros), currency) : null, List.of());
    }

    private static @Nullable String poll(JsonObject details) {
        JsonObject metadata = details.getJsonObject("metadata", new JsonObject());
        StringJoiner text = new StringJoiner(" · ").setEmptyValue("");
        if (metadata.getString("questionText") != null) {
            text.add(metadata.getString("questionText"));
        }
        JsonArray options = metadata.getJsonArray("options", new JsonArray());
        for (int i = 0; i < options.size(); i++) {
            text.add(options.getJsonObject(i).getString("optionText", ""));
        }
        return text.toString();
    }

    private Item said(JsonObject item, JsonObject snippet, @Nullable String text, Attached attached) {
        if (text == null || text.isBlank()) {
            return attached == Attached.NOTHING ? new Item.Unreadable() : new Item.Silent();
        }
        JsonObject author = item.getJsonObject("authorDetails", new JsonObject());
        String id = required(item.getString("id"));
        String authorId = required(author.getString("channelId", snippet.getString("authorChannelId")));
        ChatMessage message = new ChatMessage(
                id,
                channel,
                authorId,
                author.getString("displayName", authorId),
                text,
                at(snippet),
                standing(author),
                attached);
        return new Item.Told(id, message.at(), new ChatEvent.Said(message));
    }

    private Item deleted(JsonObject item, JsonObject snippet, @Nullable String messageId) {
        // A tombstone bears the id of the message that it stands for.
        String key = "-" + required(item.getString("id"));
        return new Item.Told(key, at(snippet), new ChatEvent.Deleted(channel, required(messageId)));
    }

    private Item banned(JsonObject item, JsonObject snippet, JsonObject details) {
        String authorId =
                details.getJsonObject("bannedUserDetails", new JsonObject()).getString("channelId");
        String key = "-" + required(item.getString("id"));
        return new Item.Told(key, at(snippet), new ChatEvent.AuthorRemoved(channel, required(authorId)));
    }

    private static Instant at(JsonObject snippet) {
        return Instant.parse(required(snippet.getString("publishedAt")));
    }

    private static Standing standing(JsonObject author) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        add(roles, author, "isChatOwner", Role.BROADCASTER);
        add(roles, author, "isChatModerator", Role.MODERATOR);
        add(roles, author, "isChatSponsor", Role.SUBSCRIBER);
        add(roles, author, "isVerified", Role.VERIFIED);
        return roles.isEmpty() ? Standing.ORDINARY : new Standing(roles, null, false);
    }

    private static void add(Set<Role> roles, JsonObject author, String flag, Role role) {
        if (author.getBoolean(flag, false)) {
            roles.add(role);
        }
    }

    private static String required(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A part that every element has is missing");
        }
        return value;
    }
}
