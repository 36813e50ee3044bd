package dev.greenroom.gate;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.opinion.Council;
import dev.greenroom.opinion.Heard;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Persona;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, makes the decision stricter where the mode or a guard asks for it, and journals it. Whatever goes wrong in
 * here blocks: a text that is too long, a policy that throws, a journal that cannot take the proof. Main context only,
 * but for {@link #judge}, which may be called from any thread.
 */
public final class Gatekeeper implements Decider {
    /**
     * The source of prompts that reach the language model through a gateway. In review mode they go on: their answer
     * waits, with the question beside it, so that a person decides once and not twice.
     */
    public static final String PROMPT = "openai/prompt";

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private final Supplier<Policy> policy;
    private final Supplier<Mode> mode;
    private final List<Guard> guards;
    private final Journal journal;
    private final Clock clock;
    private final Bounds bounds;
    private final MeterRegistry metrics;
    private final Timer timer;
    private final Council council;
    private final Persona persona;

    /**
     * @param mostCodePoints of one text; a longer one is blocked unread
     * @param patience how long a hold waits that the mode or a guard asks for
     */
    public record Bounds(int mostCodePoints, Duration patience) {}

    /** @param persona what no avatar behind these gates may recite */
    public Gatekeeper(
            Supplier<Policy> policy,
            Supplier<Mode> mode,
            List<Guard> guards,
            Journal journal,
            Clock clock,
            Bounds bounds,
            MeterRegistry metrics,
            Council council,
            Persona persona) {
        this.council = council;
        this.persona = persona;
        this.policy = policy;
        this.mode = mode;
        this.guards = List.copyOf(guards);
        this.journal = journal;
        this.clock = clock;
        this.bounds = bounds;
        this.metrics = metrics;
        this.timer = Timer.builder("greenroom.decision")
                .description("Time to decide on one text")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /** Without opinions, and where nothing is known of a persona. */
    public Gatekeeper(
            Supplier<Policy> policy,
            Supplier<Mode> mode,
            List<Guard> guards,
            Journal journal,
            Clock clock,
            Bounds bounds,
            MeterRegistry metrics) {
        this(policy, mode, guards, journal, clock, bounds, metrics, Council.NONE, Persona.NONE);
    }

    @Override
    public Decision decide(String source, String exchange, int from, Utterance utterance) {
        return decide(policy.get(), source, exchange, from, utterance);
    }

    /** As {@link #decide(String, String, int, Utterance)}, by the policy that the caller began with. */
    Decision decide(Policy by, String source, String exchange, int from, Utterance said) {
        Timer.Sample sample = Timer.start(metrics);
        Utterance utterance = now(said);
        Decision effective = tighten(source, utterance, judge(by, utterance));
        return record(source, exchange, from, utterance, effective, Duration.ofNanos(sample.stop(timer)));
    }

    @Override
    public Decision test(String source, String exchange, Utterance said) {
        long begun = System.nanoTime();
        Utterance utterance = now(said);
        Decision judged = judge(utterance);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return record(JournalEntry.Decided.TEST + source, exchange, 0, utterance, judged, took);
    }

    /** A canary proves what the policy catches; an opinion that catches it, too, would hide that the policy does not. */
    @Override
    public boolean consults(String source, Utterance utterance) {
        return !source.startsWith(JournalEntry.Decided.CANARY)
                && !utterance.text().isBlank()
                && council.isAsked(utterance.direction());
    }

    @Override
    public Future<Decision> consult(String source, String exchange, int from, Utterance utterance) {
        return consult(policy.get(), source, exchange, from, utterance);
    }

    /** As {@link #consult(String, String, int, Utterance)}, by the policy that the caller began with. */
    Future<Decision> consult(Policy by, String source, String exchange, int from, Utterance said) {
        Timer.Sample sample = Timer.start(metrics);
        Utterance utterance = now(said);
        Decision judged = judge(by, utterance);
        Decision now = tighten(source, utterance, judged);
        Duration deciding = Duration.ofNanos(sample.stop(timer));
        if (now.verdict() == Verdict.BLOCK || !consults(source, utterance)) {
            return Future.succeededFuture(record(source, exchange, from, utterance, now, deciding));
        }
        return council.hear(utterance).map(heard -> {
            Decision raised = tighten(source, utterance, raise(judged, heard));
            return record(source, exchange, from, utterance, raised, deciding);
        });
    }

    private Utterance now(Utterance said) {
        Utterance now = said.in(said.around().when(clock.instant(), mode.get().wire()));
        return now.direction() == Direction.ANSWER ? now.keeping(persona) : now;
    }

    /** Whether the deciding reason is the mode, a guard or a failure here, and no rule of the policy. */
    static boolean isOwn(Decision decision) {
        return !decision.reasons().isEmpty() && decision.reasons().get(0).isOfGate();
    }

    private Decision raise(Decision judged, List<Heard> heard) {
        return Raising.raise(judged, heard, bounds.patience());
    }

    /** Blocks a text that cannot be checked word by word, and journals it like any other decision. */
    Decision refuseUnread(Policy by, String source, String exchange, int from, Utterance utterance) {
        Decision unread = closed("unbroken", by.revision(), Explanations.UNBROKEN);
        return record(source, exchange, from, utterance, unread, Duration.ZERO);
    }

    private Decision record(
            String source, String exchange, int from, Utterance utterance, Decision effective, Duration took) {
        String verdict = effective.verdict().wire();
        if (!source.startsWith(JournalEntry.Decided.CANARY) && !source.startsWith(JournalEntry.Decided.TEST)) {
            metrics.counter(
                            "greenroom.decisions",
                            "direction",
                            utterance.direction().wire(),
                            "verdict",
                            verdict)
                    .increment();
        }
        boolean proved = journal.append(new JournalEntry.Decided(
                clock.instant(),
                UUID.randomUUID().toString(),
                exchange,
                source,
                utterance,
                from,
                effective,
                mode.get().wire(),
                verdict,
                took));
        return proved ? effective : unproved(effective);
    }

    /** What the policy says of a text, with nothing journalled and no mode applied; fails closed all the same. It is now,
     * unless the utterance says otherwise. */
    public Decision judge(Utterance utterance) {
        return judge(policy.get(), utterance);
    }

    private Decision judge(Policy now, Utterance utterance) {
        try {
            int length = utterance.text().codePointCount(0, utterance.text().length());
            if (length > bounds.mostCodePoints()) {
                return closed("too-long", now.revision(), Explanations.tooLong(length, bounds.mostCodePoints()));
            }
            return now.decide(
                    utterance.around().at() == null
                            ? utterance.in(utterance.around().at(clock.instant()))
                            : utterance);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.atError()
                    .addKeyValue("event", "policy-failed")
                    .addKeyValue("revision", now.revision())
                    .addKeyValue("error", e.getClass().getName())
                    .setCause(LOG.isDebugEnabled() ? e : null)
                    .log("the policy failed on a text, which is therefore blocked");
            metrics.counter("greenroom.failures", "where", "policy").increment();
            return closed("policy-failed", now.revision(), Explanations.POLICY_FAILED);
        }
    }

    /** How much of the end of {@code said} must wait for what follows, in code points. */
    int growingTail(Policy by, String said) {
        try {
            return by.growingTail(said);
        } catch (RuntimeException | StackOverflowError e) {
            metrics.counter("greenroom.failures", "where", "growing-tail").increment();
            return said.codePointCount(0, said.length());
        }
    }

    /** Whether an answer is to be decided on as a whole, because a person will read it all. */
    public boolean wantsWholeAnswers() {
        return mode.get() == Mode.REVIEW || askingGuard().isPresent();
    }

    private Decision tighten(String source, Utterance utterance, Decision policys) {
        Decision judged = PlatformFlags.tighten(utterance, noting(utterance, policys), bounds.patience());
        if (mode.get() == Mode.CLOSED) {
            return stricter(judged, new Outcome.Block(), "mode-closed", Explanations.MODE_CLOSED);
        }
        if (judged.verdict() == Verdict.BLOCK || judged.verdict() == Verdict.HOLD) {
            return judged;
        }
        boolean answerWillWait = utterance.direction() == Direction.QUESTION && source.equals(PROMPT);
        if (answerWillWait) {
            return judged;
        }
        Outcome hold = new Outcome.Hold(bounds.patience());
        if (mode.get() == Mode.REVIEW) {
            return stricter(judged, hold, "mode-review", Explanations.MODE_REVIEW);
        }
        return askingGuard()
                .map(guard -> stricter(judged, hold, guard.rule(), guard.explanations()))
                .orElse(judged);
    }

    private Optional<Guard> askingGuard() {
        return guards.stream().filter(guard -> guard.asks().getAsBoolean()).findFirst();
    }

    private Decision unproved(Decision effective) {
        metrics.counter("greenroom.failures", "where", "journal").increment();
        return stricter(effective, new Outcome.Block(), "not-journalled", Explanations.NOT_JOURNALLED);
    }

    /** A person who sees a text that nobody wrote in one piece is told so. */
    private static Decision noting(Utterance utterance, Decision judged) {
        String assembled = utterance.around().facts().get(SplitMessages.FACT);
        if (assembled == null || judged.reasons().isEmpty()) {
            return judged;
        }
        List<Reason> reasons = new ArrayList<>(judged.reasons());
        reasons.add(reason(SplitMessages.FACT, Explanations.assembled(assembled)));
        return new Decision(
                judged.outcome(), judged.harm(), judged.exposure(), reasons, judged.actions(), judged.policyRevision());
    }

    private static Decision stricter(Decision decision, Outcome outcome, String rule, Map<String, String> why) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(reason(rule, why));
        reasons.addAll(decision.reasons());
        return new Decision(
                outcome, decision.harm(), decision.exposure(), reasons, decision.actions(), decision.policyRevision());
    }

    private static Decision closed(String rule, String revision, Map<String, String> why) {
        return new Decision(new Outcome.Block(), 1, 1, List.of(reason(rule, why)), revision);
    }

    private static Reason reason(String rule, Map<String, String> why) {
        return new Reason(rule, Reason.OF_GATE, null, "", null, why, null);
    }
}
