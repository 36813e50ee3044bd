package dev.greenroom.app;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.DropReason;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Future;
import java.time.Clock;

/** Says a harmful text in a chat of its own and listens for how the question gate dealt with it. Main context only. */
final class QuestionCanary {
    static final String SOURCE = JournalEntry.Decided.CANARY + "chat";

    private final Gates gates;
    private final Clock clock;
    private long flown;
    private boolean blocked;

    QuestionCanary(Gates gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
        gates.feed().onQuestion(this::hear);
    }

    Future<Boolean> caught(String text) {
        blocked = false;
        ChatMessage message =
                new ChatMessage(Long.toString(++flown), SOURCE, "canary", "canary", text, clock.instant());
        gates.questions().accept(SOURCE, new ChatEvent.Said(message));
        return Future.succeededFuture(blocked);
    }

    private void hear(QuestionEvent event) {
        if (event instanceof QuestionEvent.Dropped dropped
                && dropped.message().channel().equals(SOURCE)) {
            blocked = dropped.reason() == DropReason.BLOCKED;
        }
    }
}
