package dev.greenroom.opinion;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All opinions that are asked beside the policy; none, unless they are configured. Main context only. */
public final class Council {
    /** Nobody is asked. */
    public static final Council NONE = new Council(List.of());

    private final List<Adviser> advisers;

    public Council(List<Adviser> advisers) {
        this.advisers = List.copyOf(advisers);
    }

    /** Whether anybody is asked about texts that travel this way. */
    public boolean isAsked(Direction direction) {
        return advisers.stream().anyMatch(adviser -> adviser.isAsked(direction));
    }

    /** Asks all at the same time. Never fails; takes as long as the longest deadline at most. */
    public Future<List<Heard>> hear(Utterance utterance) {
        List<Future<Heard>> asked = new ArrayList<>();
        for (Adviser adviser : advisers) {
            if (adviser.isAsked(utterance.direction())) {
                asked.add(adviser.hear(utterance));
            }
        }
        return Future.join(asked).map(all -> asked.stream().map(Future::result).toList());
    }

    /**
     * Looks at once, and then every so often, whether each would be heard.
     *
     * @return what ends the looking
     */
    public Runnable watch(Vertx vertx, Duration every) {
        if (advisers.isEmpty()) {
            return () -> {};
        }
        advisers.forEach(Adviser::look);
        long timer = vertx.setPeriodic(every.toMillis(), tick -> advisers.forEach(Adviser::look));
        return () -> vertx.cancelTimer(timer);
    }

    public Future<Void> close() {
        return Future.join(advisers.stream().map(Adviser::close).toList()).mapEmpty();
    }
}
