package dev.greenroom.gate;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.hold.Hold;
import dev.greenroom.policy.Action;
import dev.greenroom.policy.Decision;

/** What happens to chat messages on their way to the avatar. */
public sealed interface QuestionEvent {
    ChatMessage message();

    /** It waits for the avatar. */
    record Queued(Question question) implements QuestionEvent {
        @Override
        public ChatMessage message() {
            return question.message();
        }
    }

    /** It goes no further. */
    record Dropped(ChatMessage message, DropReason reason) implements QuestionEvent {}

    /** It waits for a person. */
    record Held(ChatMessage message, Hold hold) implements QuestionEvent {}

    /** The avatar has it. */
    record Taken(Question question) implements QuestionEvent {
        @Override
        public ChatMessage message() {
            return question.message();
        }
    }

    /** The avatar has dealt with it. */
    record Done(Question question) implements QuestionEvent {
        @Override
        public ChatMessage message() {
            return question.message();
        }
    }

    /**
     * A rule asks for something to be done about the author. A cool-down is carried out here and has begun; the others
     * are for the platform's connector, and nobody says that they were done.
     *
     * @param words the rule's explanation in the channel's language; empty where it gives none
     */
    record ActionAsked(ChatMessage message, Action.Asked asked, String words) implements QuestionEvent {}

    /**
     * A moderator or the broadcaster had a text judged, and nothing came of it.
     *
     * @param words the outcome in the channel's language, for a connector that can reply in chat: at most {@link
     *     TestReply#LONGEST} code points, and without the words that were found. Nobody says that they were sent
     */
    record Tested(ChatMessage message, Decision decision, String words) implements QuestionEvent {}

    /**
     * What the platform's own moderation held was decided here; the platform does not know it yet.
     *
     * @param by the person, or {@code greenroom}
     */
    record HeldDecided(ChatMessage message, How how, String by) implements QuestionEvent {
        /** How it was decided. */
        public enum How {
            APPROVED,
            REJECTED,
            /** The policy blocks it. */
            BLOCKED,
            /** Nobody came in time. */
            EXPIRED
        }
    }

    /** The platform, or a person here, took it back. */
    record Withdrawn(ChatMessage message, Stage stage) implements QuestionEvent {
        /** How far it had come. */
        public enum Stage {
            IN_CHECK,
            HELD,
            WAITING,
            WITH_AVATAR
        }
    }
}
