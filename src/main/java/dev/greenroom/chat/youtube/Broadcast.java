package dev.greenroom.chat.youtube;

/**
 * A broadcast that is live and has a chat.
 *
 * @param disclosed whether its owner has marked it as altered or synthetic, as far as YouTube tells
 */
record Broadcast(String videoId, String chatId, boolean disclosed) {
    /** The channel of its messages. */
    String channel() {
        return "youtube/" + videoId;
    }
}
