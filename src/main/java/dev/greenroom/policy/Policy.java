package dev.greenroom.policy;

import dev.greenroom.text.Language;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A compiled policy: immutable, usable from any thread, without a clock or I/O of its own. Anything that it throws is
 * for the caller to turn into a hold or a block.
 */
public interface Policy {
    /** A short fingerprint of the files that it was compiled from; the same files give the same revision. */
    String revision();

    /** Decides on one text. Cost is linear in the length of the text; the caller bounds the length. */
    Decision decide(Utterance utterance);

    /** Decides as {@link #decide} does, and tells how. Slower: for people, not for traffic. */
    Trace explain(Utterance utterance);

    /**
     * How much of the end of {@code said} may still grow into something that the policy knows, in code points: that tail
     * must wait for what follows before any of it may be released. 0 when all of it is settled. Depends on {@code said}
     * alone, so that it does not matter how a stream was cut.
     */
    int growingTail(String said);

    /** The line that is said instead of what was blocked, rejected or has expired. */
    String refusal(Language language);

    /** A text that this policy blocks in either direction, by which the gates prove that they catch; absent when it names none. */
    Optional<String> canary();

    /** Where its hours of the clock are read. */
    ZoneId zone();

    /** What it is made of. */
    Contents contents();

    /** How much a viewer and a channel may send. */
    Limits limits();
}
