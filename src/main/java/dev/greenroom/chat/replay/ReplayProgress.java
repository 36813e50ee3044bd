package dev.greenroom.chat.replay;

import java.time.Duration;

/**
 * How far a replay is.
 *
 * @param played messages that were delivered
 * @param bad lines that could not be read
 * @param failed messages that the consumer failed on, among those delivered
 * @param bytes how much of the recording has been played, this time round
 * @param size of the recording in bytes, -1 where it is not known
 * @param position how far into the stream the last message was
 * @param rounds how many times it has come to the end
 */
public record ReplayProgress(long played, long bad, long failed, long bytes, long size, Duration position, int rounds) {
    static final ReplayProgress NONE = new ReplayProgress(0, 0, 0, 0, -1, Duration.ZERO, 0);

    ReplayProgress from(long newSize) {
        return new ReplayProgress(played, bad, failed, 0, newSize, Duration.ZERO, rounds);
    }

    ReplayProgress played(ReplayLine.Message line, boolean consumerFailed) {
        long nowFailed = failed + (consumerFailed ? 1 : 0);
        return new ReplayProgress(played + 1, bad, nowFailed, line.end(), size, line.offset(), rounds);
    }

    ReplayProgress bad(ReplayLine.Bad line) {
        return new ReplayProgress(played, bad + 1, failed, line.end(), size, position, rounds);
    }

    ReplayProgress anotherRound() {
        return new ReplayProgress(played, bad, failed, bytes, size, position, rounds + 1);
    }
}
