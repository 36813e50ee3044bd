package dev.greenroom.gate;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens to questions and tells those who watch. Meters: {@code greenroom.questions.dropped} by
 * {@code reason}, {@code .withdrawn} by {@code stage}, {@code .queued}, {@code .held}, {@code .taken}, {@code .done}; and {@code
 * greenroom.actions.asked} by {@code action}. Moderators' tests are not counted.
 * Main context only.
 */
public final class QuestionFeed {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionFeed.class);
    private static final String METER = "greenroom.questions.";

    private final MeterRegistry meters;
    private final List<Consumer<QuestionEvent>> listeners = new ArrayList<>();

    public QuestionFeed(MeterRegistry meters) {
        this.meters = meters;
        for (DropReason reason : DropReason.values()) {
            meters.counter(METER + "dropped", "reason", reason.wire());
        }
    }

    /** Is told every event, in order. Listeners must be quick; one that throws is logged and not counted on. */
    public void onQuestion(Consumer<QuestionEvent> listener) {
        listeners.add(listener);
    }

    void tell(QuestionEvent event) {
        count(event);
        for (Consumer<QuestionEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException error) {
                LOG.atWarn().setCause(error).log("A listener to questions failed");
            }
        }
    }

    private void count(QuestionEvent event) {
        if (event instanceof QuestionEvent.Dropped dropped) {
            meters.counter(METER + "dropped", "reason", dropped.reason().wire()).increment();
        } else if (event instanceof QuestionEvent.ActionAsked action) {
            String name = action.asked().action().wire();
            meters.counter("greenroom.actions.asked", "action", name).increment();
        } else if (event instanceof QuestionEvent.Withdrawn withdrawn) {
            String stage = withdrawn.stage().name().toLowerCase(Locale.ROOT);
            meters.counter(METER + "withdrawn", "stage", stage).increment();
        } else if (!(event instanceof QuestionEvent.Tested || event instanceof QuestionEvent.HeldDecided)) {
            String name = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            meters.counter(METER + name).increment();
        }
    }
}
