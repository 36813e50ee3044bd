package dev.greenroom.gate;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.QuestionEvent.Withdrawn.Stage;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Action;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a chat message to the avatar:
 *
 * <pre>
 * a test? ─► length, flood ─► decision ─► cool-down? ─► is it a question? ─► repeated? ─► limits ─► opinions ─► queue, or a hold
 * </pre>
 *
 * The decision comes before the limits although it costs more, for two reasons. A slur must stand in the journal as
 * blocked even when it is sent for the tenth time. And what is blocked, or is no question, takes no token from anybody:
 * a harasser cannot use up a channel's limit with messages that nobody would have seen. Holds come last, so that spam
 * cannot fill the room in which texts wait for a person. A moderator's test goes none of this way, see {@link
 * ModeratorTests}. Whatever fails on the way drops the message. Main context only.
 */
public final class QuestionGate {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionGate.class);

    private final QuestionChecks checks;
    private final Holds holds;
    private final QuestionQueue queue;
    private final QuestionFeed feed;
    private final Viewers viewers;
    private final QuestionHolds held;
    private final SplitMessages splits;
    private final ModeratorTests tests;
    private final Map<String, InCheck> inCheck = new LinkedHashMap<>();

    /** A message between its arrival and the queue; gone from the map once it is withdrawn. */
    static final class InCheck {
        final ChatMessage message;
        final String exchange;

        @Nullable
        String holdId;

        InCheck(ChatMessage message) {
            this.message = message;
            this.exchange = message.channel() + "#" + message.id();
        }
    }

    /**
     * @param splits notices what several messages say together
     */
    public QuestionGate(
            QuestionChecks checks,
            Holds holds,
            QuestionQueue queue,
            QuestionFeed feed,
            Viewers viewers,
            SplitMessages splits) {
        this.splits = splits;
        this.viewers = viewers;
        this.checks = checks;
        this.holds = holds;
        this.queue = queue;
        this.feed = feed;
        this.tests = new ModeratorTests(checks, feed);
        this.held = new QuestionHolds(this, holds, feed);
    }

    /**
     * Follows the questions that an earlier process left waiting for a review; call it after {@link Holds#recover} and
     * before chat arrives.
     */
    public void recover() {
        held.recover();
    }

    /**
     * Takes what a platform tells.
     *
     * @param source where it came from, for the journal, such as {@code twitch}
     */
    public void accept(String source, ChatEvent event) {
        if (event instanceof ChatEvent.Said said) {
            said(source, said.message());
        } else if (event instanceof ChatEvent.Deleted deleted) {
            withdraw(message ->
                    message.channel().equals(deleted.channel()) && message.id().equals(deleted.messageId()));
        } else if (event instanceof ChatEvent.AuthorRemoved removed) {
            withdraw(message -> message.channel().equals(removed.channel())
                    && message.authorId().equals(removed.authorId()));
        } else if (event instanceof ChatEvent.Cleared cleared) {
            withdraw(message -> message.channel().equals(cleared.channel()));
        }
    }

    /** Takes back everything that is on its way or with the avatar, of every channel; returns how many. */
    public int dump() {
        return withdraw(message -> true);
    }

    private int withdraw(Predicate<ChatMessage> which) {
        List<InCheck> found = inCheck.values().stream()
                .filter(entry -> which.test(entry.message))
                .toList();
        for (InCheck entry : found) {
            leave(entry);
            feed.tell(new QuestionEvent.Withdrawn(entry.message, entry.holdId == null ? Stage.IN_CHECK : Stage.HELD));
            if (entry.holdId != null) {
                abandon(entry.holdId);
            }
        }
        return found.size() + queue.withdraw(question -> which.test(question.message()));
    }

    void abandon(String holdId) {
        // Even if the store fails, nothing passes: the entry is gone, so the end of the hold leads nowhere.
        holds.abandon(holdId)
                .onFailure(error -> LOG.atWarn()
                        .addKeyValue("hold", holdId)
                        .setCause(error)
                        .log("The hold of a withdrawn question could not be ended"));
    }

    private void said(String source, ChatMessage message) {
        if (tests.take(source, message)) {
            return;
        }
        Optional<DropReason> refused = refusal(message);
        if (refused.isPresent()) {
            drop(message, refused.get());
            return;
        }
        InCheck entry = new InCheck(message);
        Utterance utterance;
        Decision decision;
        try {
            utterance = together(message);
            decision = checks.decider().decide(source, entry.exchange, 0, utterance);
        } catch (RuntimeException error) {
            LOG.atError().setCause(error).log("Deciding on a question failed");
            drop(message, DropReason.CHECK_FAILED);
            return;
        }
        boolean cooling = viewers.isCooling(message);
        remember(source, message, decision);
        if (decision.verdict() == Verdict.BLOCK || cooling) {
            drop(message, decision.verdict() == Verdict.BLOCK ? DropReason.BLOCKED : DropReason.COOL_DOWN);
            return;
        }
        join(entry);
        Future.succeededFuture()
                .compose(now -> checks.limit(message, decision))
                .onSuccess(limited -> {
                    if (!isIn(entry)) {
                        return;
                    }
                    limited.ifPresentOrElse(
                            reason -> drop(entry, reason), () -> consult(source, entry, utterance, decision));
                })
                .onFailure(error -> {
                    LOG.atWarn().setCause(error).log("Limits could not be asked");
                    drop(entry, DropReason.CHECK_FAILED);
                });
    }

    /** What the policy itself made of it counts for the author; what the mode or a guard did is none of their doing. */
    private void remember(String source, ChatMessage message, Decision decision) {
        if (source.startsWith(JournalEntry.Decided.CANARY)) {
            return;
        }
        viewers.count(message, Gatekeeper.isOwn(decision) ? Verdict.ALLOW : decision.verdict());
        for (Action.Asked asked : decision.actions()) {
            if (asked.action() instanceof Action.CoolDown coolDown) {
                viewers.coolDown(message, coolDown.length());
            }
            feed.tell(new QuestionEvent.ActionAsked(message, asked, words(decision, asked.rule())));
        }
    }

    private String words(Decision decision, String rule) {
        return decision.reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .findFirst()
                .map(reason -> reason.explanation(checks.language()))
                .orElse("");
    }

    /** What is cheap and needs no judgement. */
    private Optional<DropReason> refusal(ChatMessage message) {
        if (display(message.text()).isEmpty()) {
            return Optional.of(DropReason.EMPTY);
        }
        Optional<DropReason> refused = checks.refusal(message);
        if (refused.isPresent()) {
            return refused;
        }
        if (inCheck.containsKey(key(message)) || queue.has(message.channel(), message.id())) {
            return Optional.of(DropReason.DUPLICATE);
        }
        return inCheck.size() >= checks.policy().get().mostInCheck()
                ? Optional.of(DropReason.OVERLOAD)
                : Optional.empty();
    }

    /** Opinions are asked last, and only about what would reach somebody: most chat is not for the avatar. */
    private void consult(String source, InCheck entry, Utterance utterance, Decision decision) {
        Decider decider = checks.decider();
        if (!decider.consults(source, utterance)) {
            pass(entry, utterance, decision);
            return;
        }
        decider.consult(source, entry.exchange, 0, utterance)
                .onSuccess(raised -> {
                    if (isIn(entry)) {
                        pass(entry, utterance, raised);
                    }
                })
                .onFailure(error -> {
                    LOG.atWarn().setCause(error).log("Opinions on a question could not be asked");
                    drop(entry, DropReason.CHECK_FAILED);
                });
    }

    private void pass(InCheck entry, Utterance utterance, Decision decision) {
        Outcome outcome = decision.outcome();
        if (outcome instanceof Outcome.Allow) {
            enqueue(entry, entry.message.text(), "allowed");
        } else if (outcome instanceof Outcome.Mask mask) {
            enqueue(entry, mask.text(), "masked");
        } else if (outcome instanceof Outcome.Hold hold) {
            held.place(entry, utterance, decision, hold.patience());
        } else {
            drop(entry, DropReason.BLOCKED);
        }
    }

    void enqueue(InCheck entry, String text, String how) {
        leave(entry);
        String shown = checks.policy().get().withoutAddress(display(text));
        if (shown.isEmpty()) {
            drop(entry.message, DropReason.EMPTY);
            return;
        }
        Question question =
                new Question(UUID.randomUUID().toString(), entry.message, shown, entry.exchange, how, entry.holdId);
        queue.offer(question).ifPresent(reason -> drop(entry.message, reason));
    }

    void join(InCheck entry) {
        inCheck.put(key(entry.message), entry);
    }

    boolean isIn(InCheck entry) {
        return inCheck.get(key(entry.message)) == entry;
    }

    /** Drops an entry that has not been withdrawn meanwhile. */
    void drop(InCheck entry, DropReason reason) {
        if (isIn(entry)) {
            leave(entry);
            drop(entry.message, reason);
        }
    }

    private void leave(InCheck entry) {
        inCheck.remove(key(entry.message), entry);
    }

    private void drop(ChatMessage message, DropReason reason) {
        feed.tell(new QuestionEvent.Dropped(message, reason));
    }

    /** The message, or, where it completes what earlier ones began, all of them; the earlier ones are taken back. */
    private Utterance together(ChatMessage message) {
        Utterance alone = utterance(message);
        return splits.see(message, alone)
                .map(joined -> {
                    withdraw(earlier -> earlier.channel().equals(message.channel())
                            && joined.earlier().contains(earlier.id()));
                    return joined.utterance();
                })
                .orElse(alone);
    }

    private Utterance utterance(ChatMessage message) {
        return new Utterance(
                Direction.QUESTION,
                message.text(),
                "",
                null,
                checks.language(),
                Circumstances.in(message.channel()).by(viewers.author(message)));
    }

    private static String key(ChatMessage message) {
        return message.channel() + "#" + message.id();
    }

    /** Control characters become spaces: taking them away could join letters into what was not judged. */
    static String display(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }
}
