package dev.greenroom.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened and may have to be proved later. */
public sealed interface JournalEntry {
    Instant at();

    /** Groups all that belongs to one question or one answer. */
    String exchange();

    /**
     * A text was decided on.
     *
     * @param id of this decision
     * @param source where it came in, such as {@code twitch}, {@code replay}, {@code openai}, {@code moderations}
     * @param from first code point of the exchange's text that was scanned, for the invariant released ⊆ scanned
     * @param mode the mode in force
     * @param effective the verdict that was carried out, which the mode, a tripwire or a limit may have made stricter
     * @param took how long deciding took
     */
    record Decided(
            Instant at,
            String id,
            String exchange,
            String source,
            Utterance utterance,
            int from,
            Decision decision,
            String mode,
            String effective,
            Duration took)
            implements JournalEntry {
        /** What the sources of canaries begin with: texts that nobody said, by which the gates prove that they catch. */
        public static final String CANARY = "canary/";

        /** What the sources of moderators' tests begin with: texts that were judged and led to nothing. */
        public static final String TEST = "test/";

        public boolean isProof() {
            return source.startsWith(CANARY);
        }

        public boolean isTest() {
            return source.startsWith(TEST);
        }
    }

    /** A hold ended: by a review, by its deadline, or abandoned. */
    record Reviewed(Instant at, String exchange, String holdId, HoldState.Ended ending) implements JournalEntry {}

    /**
     * A text left the process.
     *
     * @param from first code point in the exchange's original text that it stands for
     * @param to end in the exchange's original text; equal to {@code from} for a refusal line
     * @param how {@code allowed}, {@code masked}, {@code approved}, {@code edited} or {@code refused}
     */
    record Released(
            Instant at,
            String exchange,
            String text,
            int from,
            int to,
            String how,
            @Nullable String holdId) implements JournalEntry {}

    /**
     * A candidate policy that runs beside the one in force would have given another verdict. Nothing came of it.
     *
     * @param decision id of the decision that was made
     * @param live what the policy in force said, before the mode made anything of it
     * @param candidate what the candidate would have said
     */
    record Differed(Instant at, String exchange, String decision, Decision live, Decision candidate)
            implements JournalEntry {}

    /** Something about the protection itself changed: the mode, the policy, a tripwire, the lamp. */
    record Changed(Instant at, String what, String from, String to, String by) implements JournalEntry {
        @Override
        public String exchange() {
            return "";
        }
    }

    /**
     * Something was to be done on a platform. It stands here twice: as {@link #INTENDED} before the platform is asked,
     * and with what became of it. An intention alone means that nobody knows.
     *
     * @param key the same for the same action, however often it is asked for
     * @param kind as a {@link dev.greenroom.chat.PlatformAction.Kind} is written
     * @param target whom or what it is done to, as the platform names it; empty for a channel
     * @param by the rule or the person that asked
     * @param outcome {@link #INTENDED}, {@code done}, {@code already}, {@code refused}, {@code not_tried} or {@code
     *     unknown}
     * @param detail the platform's reference, or why not; may be empty
     */
    record Acted(
            Instant at,
            String exchange,
            String key,
            String kind,
            String channel,
            String target,
            String by,
            String outcome,
            String detail)
            implements JournalEntry {
        public static final String INTENDED = "intended";

        /** The same, with what became of it. */
        public Acted ended(Instant when, String how, String why) {
            return new Acted(when, exchange, key, kind, channel, target, by, how, why);
        }

        /** What a row of the kind {@link JournalKind#ACTED} tells; the target is empty where it was erased. */
        public static Acted of(JournalRow row) {
            JsonNode json = row.toJson();
            return new Acted(
                    row.at(),
                    row.exchange(),
                    json.path("key").asText(),
                    json.path("action").asText(),
                    json.path("channel").asText(),
                    json.path("target").asText(""),
                    json.path("by").asText(),
                    json.path("outcome").asText(),
                    json.path("detail").asText(""));
        }
    }

    /**
     * An answer was taken back before all of it was released, because its question was.
     *
     * @param question the exchange of the question
     */
    record Withdrawn(Instant at, String exchange, String question) implements JournalEntry {}
}
