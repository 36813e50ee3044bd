package dev.greenroom.rehearse.youtube;

import io.vertx.core.json.JsonObject;

/**
 * Somebody in the chat.
 *
 * @param id the channel id, {@code UC...}
 * @param name as it is shown, with its {@code @}
 */
public record Person(
        String id, String name, boolean isOwner, boolean isModerator, boolean isMember, boolean isVerified) {
    /** An ordinary viewer. */
    public static Person viewer(String handle) {
        return new Person("UC" + handle, "@" + handle, false, false, false, false);
    }

    public static Person owner(String handle) {
        return new Person("UC" + handle, "@" + handle, true, false, false, false);
    }

    public static Person moderator(String handle) {
        return new Person("UC" + handle, "@" + handle, false, true, false, false);
    }

    public static Person member(String handle) {
        return new Person("UC" + handle, "@" + handle, false, false, true, false);
    }

    JsonObject details() {
        return new JsonObject()
                .put("channelId", id)
                .put("channelUrl", "http://www.youtube.com/channel/" + id)
                .put("displayName", name)
                .put("profileImageUrl", "")
                .put("isVerified", isVerified)
                .put("isChatOwner", isOwner)
                .put("isChatSponsor", isMember)
                .put("isChatModerator", isModerator);
    }
}
