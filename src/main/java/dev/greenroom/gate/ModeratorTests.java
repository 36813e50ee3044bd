package dev.greenroom.gate;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Role;
import dev.greenroom.policy.Utterance;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moderators' test mode: a message of a moderator or the broadcaster that begins with {@link QuestionPolicy#testPrefix}
 * is judged by the policy, journalled as a test and told as {@link QuestionEvent.Tested}. Nothing else comes of it: no
 * queue, no hold, no limit, no memory of repetitions or of the author. {@code answer:} after the prefix has it judged as
 * an answer of the avatar. Main context only.
 */
final class ModeratorTests {
    private static final Logger LOG = LoggerFactory.getLogger(ModeratorTests.class);
    private static final Set<Role> TESTERS = Set.of(Role.BROADCASTER, Role.MODERATOR);
    private static final Pattern ANSWER = Pattern.compile("answer\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private final QuestionChecks checks;
    private final QuestionFeed feed;

    ModeratorTests(QuestionChecks checks, QuestionFeed feed) {
        this.checks = checks;
        this.feed = feed;
    }

    /** Deals with a message that is a test; answers whether it was one. */
    boolean take(String source, ChatMessage message) {
        if (Collections.disjoint(message.standing().roles(), TESTERS)) {
            return false;
        }
        Optional<String> tested = checks.policy().get().tested(message.text());
        tested.ifPresent(text -> feed.tell(event(source, message, utterance(message, text))));
        return tested.isPresent();
    }

    private QuestionEvent event(String source, ChatMessage message, Utterance utterance) {
        if (QuestionGate.display(utterance.text()).isEmpty()) {
            return new QuestionEvent.Dropped(message, DropReason.EMPTY);
        }
        try {
            Decision decision = checks.decider().test(source, message.channel() + "#" + message.id(), utterance);
            String words = TestReply.of(utterance.direction(), decision, checks.language());
            return new QuestionEvent.Tested(message, decision, words);
        } catch (RuntimeException error) {
            LOG.atError().setCause(error).log("Deciding on a moderator's test failed");
            return new QuestionEvent.Dropped(message, DropReason.CHECK_FAILED);
        }
    }

    /** Without the moderator's roles and past: what a rule forgives a moderator is not what they want to know. */
    private Utterance utterance(ChatMessage message, String text) {
        Matcher answer = ANSWER.matcher(text);
        boolean isAnswer = answer.lookingAt();
        return new Utterance(
                isAnswer ? Direction.ANSWER : Direction.QUESTION,
                isAnswer ? text.substring(answer.end()) : text,
                "",
                null,
                checks.language(),
                Circumstances.in(message.channel()).by(Author.named(message.authorName())));
    }
}
