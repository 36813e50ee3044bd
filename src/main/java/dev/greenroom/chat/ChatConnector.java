package dev.greenroom.chat;

import dev.greenroom.chat.PlatformAction.Kind;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A platform that can also be acted on. Call it on the context that {@link #start} was called on. */
public interface ChatConnector extends ChatSource {
    /** What can be done now, of every kind of action. It changes with signing in, with scopes and with quota. */
    Map<Kind, Ability> abilities();

    /**
     * Carries out one action, and tells what became of it. Never fails: what goes wrong is an outcome. Called once for
     * each action; nothing is tried again that may have happened.
     */
    Future<ActionOutcome> carryOut(PlatformAction action);

    /** Times from which messages may be missing, the newest last; at most {@value #MOST_GAPS}. */
    List<Gap> gaps();

    int MOST_GAPS = 20;

    /** Whether a kind of action can be carried out. */
    sealed interface Ability {
        /** It can. */
        record Ready() implements Ability {}

        /** It cannot, and what would have to be done for it. */
        record Missing(Words why) implements Ability {}
    }

    /**
     * A time from which messages may be missing.
     *
     * @param until absent while it lasts
     */
    record Gap(Instant from, @Nullable Instant until, Words why) {}
}
