package dev.greenroom.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.VerifyResult;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    @Timeout(120)
    void whatWasAcknowledgedSurvivesTheKillingOfTheProcessAndNothingIsReleasedTwice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("killed process: seed " + seed);
        Random random = new Random(seed);
        List<String> all = new ArrayList<>();
        long journalled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // When
            List<String> lines = killedAfter(1 + random.nextInt(400));
            all.addAll(lines);
            journalled +=
                    named(lines, "JOURNAL ").mapToLong(Long::parseLong).max().orElse(0);

            // Then
            assertThat(all).noneMatch(line -> line.startsWith("FAILED"));
            VerifyResult result = JournalFile.verify(folder.resolve(SqliteDatabase.FILE), null);
            assertThat(result.isSound()).as("seed %d: %s", seed, result.words()).isTrue();
            assertThat(result.rows()).as("seed %d", seed).isGreaterThan(journalled);
            checkHolds(all, seed);
            System.out.printf("round %d: %d lines, %d journal rows%n", round, lines.size(), result.rows());
        }
    }

    /** Everything that the process said until it was killed, which is after {@code count} acknowledgements. */
    private List<String> killedAfter(int count) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.matches("(HOLD|RELEASED|JOURNAL|FAILED) \\S+.*")) {
                    lines.add(line);
                }
                if (lines.size() == count) {
                    // By its handle, which leaves the output open: what it said until it died counts.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(count);
        return lines;
    }

    /** Holds are all there, in a state that fits what was said, and none can be released a second time. */
    private void checkHolds(List<String> said, long seed) {
        SqliteDatabase database = SqliteDatabase.open(vertx, folder).await();
        SqliteHoldStore store = new SqliteHoldStore(database);
        SqliteJournalStore rows =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        BatchingJournal journal = new BatchingJournal(vertx, rows, BatchingJournal.Options.DEFAULT);
        Holds holds = new Holds(vertx, store, journal, Clock.systemUTC(), 1_000_000);
        holds.recover().await();

        List<String> placed = named(said, "HOLD ").toList();
        List<String> released = named(said, "RELEASED ").toList();
        assertThat(released).doesNotHaveDuplicates();
        for (String id : placed) {
            assertThat(store.find(id).await()).as("seed %d, hold %s", seed, id).isPresent();
        }
        for (String id : released) {
            Hold hold = store.find(id).await().orElseThrow();
            assertThat(hold.state()).isInstanceOf(HoldState.Approved.class);
            assertThat(hold.releasedAt()).isNotNull();
            assertThat(store.claimRelease(id, hold.createdAt()).await()).isFalse();
        }
        assertThat(holds.waiting())
                .allSatisfy(hold -> assertThat(hold.releasedAt()).isNull())
                .noneMatch(hold -> released.contains(hold.id()));
        journal.close().await();
        database.close().await();
    }

    private static Stream<String> named(List<String> lines, String what) {
        return lines.stream().filter(line -> line.startsWith(what)).map(line -> line.substring(what.length()));
    }
}
