package dev.greenroom.action;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.policy.Action;
import dev.greenroom.telemetry.Health;
import java.util.Optional;

/**
 * Turns what the gate asks for into orders: a rule's timeouts and warnings, the reply to a moderator's test, the end of
 * what a platform's own moderation held. Whether rules' orders can be carried out is told in health as {@code
 * actions/<connection>}. Main context only.
 */
public final class PolicyActions {
    private static final int LONGEST_REASON = 500;

    private final ActionDesk desk;
    private final Health health;
    private final HeldPolicy held;

    /**
     * What becomes of a message on the platform whose hold ended here without an approval.
     *
     * @param denyRejected whether the platform is told to deny what a person rejected or the policy blocks
     * @param denyExpired whether it is told to deny what nobody decided on; if not, that is left to the platform
     */
    public record HeldPolicy(boolean denyRejected, boolean denyExpired) {
        public static final HeldPolicy DEFAULT = new HeldPolicy(true, false);
    }

    public PolicyActions(ActionDesk desk, Health health, HeldPolicy held) {
        this.desk = desk;
        this.health = health;
        this.held = held;
        desk.onAct(this::report);
    }

    /** Takes what happens at the question gate. */
    public void tell(QuestionEvent event) {
        if (event instanceof QuestionEvent.ActionAsked asked) {
            action(asked)
                    .ifPresent(action -> order(
                            asked.message(), action, Order.RULE + asked.asked().rule()));
        } else if (event instanceof QuestionEvent.Tested tested) {
            reply(tested);
        } else if (event instanceof QuestionEvent.HeldDecided decided) {
            decide(decided);
        }
    }

    private static Optional<PlatformAction> action(QuestionEvent.ActionAsked asked) {
        ChatMessage message = asked.message();
        String reason = shortened(asked.words().isBlank() ? asked.asked().rule() : asked.words());
        if (asked.asked().action() instanceof Action.Timeout timeout) {
            return Optional.of(
                    new PlatformAction.Timeout(message.channel(), message.authorId(), timeout.length(), reason));
        } else if (asked.asked().action() instanceof Action.Warn) {
            return Optional.of(new PlatformAction.Warn(message.channel(), message.authorId(), reason));
        }
        return Optional.empty();
    }

    private void order(ChatMessage message, PlatformAction action, String by) {
        // What comes from a recording was done to somebody long ago.
        if (desk.connection(message.channel()).flatMap(Connection::connector).isPresent()) {
            String exchange = message.channel() + "#" + message.id();
            desk.ask(new Order(action, by + " " + exchange, exchange, by));
        }
    }

    private void reply(QuestionEvent.Tested tested) {
        ChatMessage message = tested.message();
        boolean mayWrite = desk.connection(message.channel())
                .filter(connection -> connection.switchedOn().contains(Kind.SEND))
                .isPresent();
        if (mayWrite) {
            order(message, new PlatformAction.Send(message.channel(), tested.words(), message.id()), "test");
        }
    }

    private void decide(QuestionEvent.HeldDecided decided) {
        boolean allow = decided.how() == QuestionEvent.HeldDecided.How.APPROVED;
        boolean expired = decided.how() == QuestionEvent.HeldDecided.How.EXPIRED;
        if (allow || (expired ? held.denyExpired() : held.denyRejected())) {
            ChatMessage message = decided.message();
            order(message, new PlatformAction.DecideHeld(message.channel(), message.id(), allow), decided.by());
        }
    }

    private void report(Act act) {
        if (!act.order().isOfRule()) {
            return;
        }
        desk.connection(act.order().action().channel()).ifPresent(on -> {
            boolean works =
                    act.outcome() instanceof ActionOutcome.Done || act.outcome() instanceof ActionOutcome.Already;
            String kind = act.order().action().kind().wire();
            health.report(
                    "actions/" + on.name(),
                    works ? Health.Status.ON : Health.Status.DEGRADED,
                    false,
                    works
                            ? "what rules ask for is carried out"
                            : act.order().by() + " asked for " + kind + ": "
                                    + act.why().orElseThrow().en());
        });
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REASON - 1)) + "…";
    }
}
