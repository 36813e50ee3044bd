package dev.greenroom.chat;

/** What a platform tells about a chat. */
public sealed interface ChatEvent {
    String channel();

    record Said(ChatMessage message) implements ChatEvent {
        @Override
        public String channel() {
            return message.channel();
        }
    }

    /** One message was deleted on the platform. */
    record Deleted(String channel, String messageId) implements ChatEvent {}

    /** An author was banned or timed out on the platform: everything of theirs goes. */
    record AuthorRemoved(String channel, String authorId) implements ChatEvent {}

    /** The whole chat was cleared on the platform. */
    record Cleared(String channel) implements ChatEvent {}

    /** The platform's own moderation holds a message: nobody has seen it, and a person can decide here. */
    record HeldByPlatform(ChatMessage message, String category, int level) implements ChatEvent {
        @Override
        public String channel() {
            return message.channel();
        }
    }

    /** What the platform held was decided, here or there, or nobody did in time. */
    record HeldEnded(String channel, String messageId, boolean allowed) implements ChatEvent {}
}
