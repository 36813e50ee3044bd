package dev.greenroom.gate;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notices what is harmless in each message and not in several together: a slur spelled letter by letter, a sentence sent
 * in halves. Only short messages are put together: those of one viewer, and letters and fragments of all viewers of a
 * channel, each within {@value #SECONDS} seconds. Bounded: {@value #MOST_PIECES} messages of {@value #MOST_CHANNELS}
 * channels, and two more judgements for a short message. Main context only.
 */
public final class SplitMessages {
    /** The fact of an utterance that tells how many messages and viewers it was put together from. */
    public static final String FACT = "assembled";

    private static final int SECONDS = 20;
    private static final int MOST_PIECES = 12;
    private static final int MOST_CHANNELS = 100;
    /** In code points: a piece of what one viewer says, and a piece that may go with other viewers' pieces. */
    private static final int LONGEST_OWN = 24;

    private static final int LONGEST_SHARED = 4;
    private static final int LEAST_DIFFERENT = 3;

    private final Function<Utterance, Decision> judge;
    private final Clock clock;
    private final Map<String, Deque<Piece>> channels = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Piece>> eldest) {
            return size() > MOST_CHANNELS;
        }
    };

    private record Piece(String messageId, String authorId, String text, Instant at) {}

    /**
     * A text that shows what its pieces hid.
     *
     * @param utterance the pieces together, with {@link #FACT}
     * @param earlier the ids of the messages before the newest
     */
    record Joined(Utterance utterance, Set<String> earlier) {}

    /**
     * @param judge says what the policy makes of a text, without recording it
     * @param clock tells when messages arrive
     */
    public SplitMessages(Function<Utterance, Decision> judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
    }

    /** What {@code message} completes; nothing when it stands alone, is harmful by itself, or completes nothing. */
    Optional<Joined> see(ChatMessage message, Utterance alone) {
        String text = message.text().strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > LONGEST_OWN) {
            return Optional.empty();
        }
        Deque<Piece> pieces = channels.computeIfAbsent(message.channel(), key -> new ArrayDeque<>());
        Instant oldest = clock.instant().minus(Duration.ofSeconds(SECONDS));
        pieces.removeIf(piece -> piece.at().isBefore(oldest));
        pieces.addLast(new Piece(message.id(), message.authorId(), text, clock.instant()));
        if (pieces.size() > MOST_PIECES) {
            pieces.removeFirst();
        }
        if (isHarmful(alone)) {
            // It is dealt with already, and must not drag the next harmless word of its author down.
            pieces.removeLast();
            return Optional.empty();
        }
        if (pieces.size() == 1) {
            return Optional.empty();
        }
        List<Piece> own = pieces.stream()
                .filter(piece -> piece.authorId().equals(message.authorId()))
                .toList();
        Optional<Joined> found = joined(own, alone);
        if (found.isEmpty() && length <= LONGEST_SHARED) {
            found = joined(sharedTail(pieces), alone);
        }
        found.ifPresent(done -> pieces.clear());
        return found;
    }

    /** The unbroken run of fragments, whoever sent them, that ends with the newest message. */
    private static List<Piece> sharedTail(Deque<Piece> pieces) {
        List<Piece> tail = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.text().codePointCount(0, piece.text().length()) > LONGEST_SHARED) {
                tail.clear();
            } else {
                tail.add(piece);
            }
        }
        // Viewers who all say the same do not spell a word together.
        return tail.stream().map(Piece::text).distinct().count() < LEAST_DIFFERENT ? List.of() : tail;
    }

    private Optional<Joined> joined(List<Piece> pieces, Utterance alone) {
        if (pieces.size() < 2) {
            return Optional.empty();
        }
        String text = pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
        Utterance together = alone.withText(text).in(noting(alone.around(), pieces));
        if (!isHarmful(together)) {
            return Optional.empty();
        }
        Set<String> earlier = new TreeSet<>();
        pieces.subList(0, pieces.size() - 1).forEach(piece -> earlier.add(piece.messageId()));
        return Optional.of(new Joined(together, earlier));
    }

    private boolean isHarmful(Utterance utterance) {
        return judge.apply(utterance).verdict().compareTo(Verdict.HOLD) >= 0;
    }

    private static Circumstances noting(Circumstances around, List<Piece> pieces) {
        Map<String, String> facts = new HashMap<>(around.facts());
        long viewers = pieces.stream().map(Piece::authorId).distinct().count();
        if (facts.size() < Circumstances.MOST_FACTS) {
            facts.put(FACT, pieces.size() + "/" + viewers);
        }
        return new Circumstances(around.channel(), around.mode(), around.at(), around.author(), facts);
    }
}
