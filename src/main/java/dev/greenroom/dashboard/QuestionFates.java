package dev.greenroom.dashboard;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What became of the latest chat messages after they were decided on: queued, answered, or dropped by a limit. Kept in
 * memory for the live list, the latest {@value #MOST}. Main context only.
 */
final class QuestionFates {
    static final int MOST = 500;

    private final LiveFeed feed;
    private final Map<String, String> fates = new LinkedHashMap<>();

    QuestionFates(LiveFeed feed) {
        this.feed = feed;
    }

    void tell(QuestionEvent event) {
        ChatMessage message = event.message();
        if (message.channel().startsWith(JournalEntry.Decided.CANARY)
                || event instanceof QuestionEvent.ActionAsked
                || event instanceof QuestionEvent.HeldDecided
                || event instanceof QuestionEvent.Tested) {
            return;
        }
        String exchange = message.channel() + "#" + message.id();
        String fate = fate(event);
        fates.remove(exchange);
        fates.put(exchange, fate);
        if (fates.size() > MOST) {
            fates.remove(fates.keySet().iterator().next());
        }
        feed.publish("question", new JsonObject().put("exchange", exchange).put("fate", fate));
    }

    /** By exchange, oldest first. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        fates.forEach(json::put);
        return json;
    }

    private static String fate(QuestionEvent event) {
        if (event instanceof QuestionEvent.Dropped dropped) {
            return dropped.reason().name().toLowerCase(Locale.ROOT);
        } else if (event instanceof QuestionEvent.Queued) {
            return "queued";
        } else if (event instanceof QuestionEvent.Held) {
            return "held";
        } else if (event instanceof QuestionEvent.Taken) {
            return "taken";
        } else if (event instanceof QuestionEvent.Done) {
            return "done";
        }
        return "withdrawn";
    }
}
