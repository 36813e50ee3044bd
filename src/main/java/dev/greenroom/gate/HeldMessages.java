package dev.greenroom.gate;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.QuestionEvent.HeldDecided.How;
import dev.greenroom.gate.QuestionGate.InCheck;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that a platform's own moderation holds. Each is judged as any other and then waits for a person here, who
 * decides for both: an approval lets it go on to the avatar, if it is for the avatar, and is told as {@link
 * QuestionEvent.HeldDecided} for the platform. One that somebody decides on over there leaves here. Main context only.
 */
public final class HeldMessages {
    private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);
    private static final int MOST_PASSED = 1_000;
    private static final String SAID = "chat";
    private static final String HELD = "held";

    private final QuestionGate gate;
    private final QuestionChecks checks;
    private final QuestionFeed feed;
    /** Approved here: the platform will tell them once more, as said. */
    private final Map<String, Boolean> passed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_PASSED;
        }
    };

    HeldMessages(QuestionGate gate, QuestionChecks checks, QuestionFeed feed) {
        this.gate = gate;
        this.checks = checks;
        this.feed = feed;
    }

    void take(String source, ChatEvent.HeldByPlatform held) {
        ChatMessage message = held.message();
        Optional<DropReason> refused = gate.refusal(message);
        if (refused.isPresent()) {
            gate.drop(message, refused.get());
            return;
        }
        InCheck entry = new InCheck(message, true);
        Utterance plain = gate.utterance(message);
        Utterance utterance = plain.in(
                plain.around().telling(PlatformFlags.facts(message.attached().flags(), held.category(), held.level())));
        try {
            Decision decision = checks.decider().decide(source, entry.exchange, 0, utterance);
            gate.remember(source, message, decision);
            obey(entry, utterance, decision);
        } catch (RuntimeException error) {
            LOG.atError().setCause(error).log("Deciding on a message that the platform holds failed");
            gate.drop(message, DropReason.CHECK_FAILED);
        }
    }

    private void obey(InCheck entry, Utterance utterance, Decision decision) {
        if (decision.outcome() instanceof Outcome.Hold hold) {
            gate.join(entry);
            gate.place(entry, utterance, decision, hold);
            return;
        }
        // What the mode or a failure here blocks says nothing about the message: that is left to the platform.
        if (decision.verdict() == Verdict.BLOCK && !Gatekeeper.isOwn(decision)) {
            feed.tell(new QuestionEvent.HeldDecided(entry.message, How.BLOCKED, "greenroom"));
        }
        gate.drop(entry.message, DropReason.BLOCKED);
    }

    /** Somebody decided over there, or nobody did in time. */
    void ended(ChatEvent.HeldEnded ended) {
        gate.withdrawInCheck(entry -> entry.heldThere
                && !entry.decided
                && entry.message.channel().equals(ended.channel())
                && entry.message.id().equals(ended.messageId()));
    }

    /** Whether a message was approved here and comes again because the platform lets it through. */
    boolean isPassed(String key) {
        return passed.containsKey(key);
    }

    /** Tells how it was decided; answers whether it may go on to where its hold's end leads. */
    boolean settle(InCheck entry, HoldState state) {
        boolean approved = state instanceof HoldState.Approved;
        if (approved) {
            passed.put(QuestionGate.key(entry.message), true);
        }
        if (state instanceof HoldState.Ended ended && !(state instanceof HoldState.Abandoned)) {
            How how = approved ? How.APPROVED : state instanceof HoldState.Expired ? How.EXPIRED : How.REJECTED;
            feed.tell(new QuestionEvent.HeldDecided(entry.message, how, ended.by()));
        }
        return !approved || checks.policy().get().isQuestion(entry.message.text());
    }

    /** What is needed after a restart to take a message back when the platform does: it rides on the hold's key. */
    static String keyOf(InCheck entry) {
        ChatMessage message = entry.message;
        return (entry.heldThere ? HELD : SAID) + " " + encode(message.channel()) + " " + encode(message.authorId())
                + " " + encode(message.id());
    }

    static Optional<InCheck> entryOf(Hold hold) {
        return messageOf(hold)
                .map(message ->
                        new InCheck(message, String.valueOf(hold.attachKey()).startsWith(HELD)));
    }

    /** The chat message that waits in a hold; empty for what is none. */
    public static Optional<ChatMessage> messageOf(Hold hold) {
        String key = hold.attachKey();
        String[] parts = key == null ? new String[0] : key.split(" ");
        if (parts.length != 4 || !(parts[0].equals(SAID) || parts[0].equals(HELD))) {
            return Optional.empty();
        }
        String author = hold.utterance().author();
        return Optional.of(new ChatMessage(
                decode(parts[3]),
                decode(parts[1]),
                decode(parts[2]),
                author == null ? "" : author,
                hold.utterance().text(),
                hold.createdAt()));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
