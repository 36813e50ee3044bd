package dev.greenroom.chat.youtube;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was used of the day's quota, by our own count, and the breaker that YouTube throws. YouTube counts per project,
 * so that other programs with the same key are not seen here: its own word ({@link #usedUp}) goes before the count. Use it
 * on one context.
 */
public final class Quota {
    private static final Logger LOG = LoggerFactory.getLogger(Quota.class);
    private static final String PAUSED = "paused_until";
    private static final String READING_PAUSED = "reading_paused_until";
    private static final int SCARCE_PERCENT = 80;
    private static final int SCARCE_FACTOR = 3;
    private static final Duration STREAM = Duration.ofHours(4);
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

    private final QuotaRules rules;
    private final Clock clock;
    private final QuotaStore store;
    private final LongSupplier jitterMillis;
    private LocalDate day;
    private int used;
    private Instant pausedUntil = Instant.MIN;
    private Instant readingPausedUntil = Instant.MIN;
    private boolean saving;
    private boolean dirty;

    /** What a call is for. */
    enum Purpose {
        /** Leaves {@link QuotaRules#reserve} untouched. */
        READING,
        ACTING
    }

    /** @param jitterMillis how long after midnight the first call is made, so that not everybody comes at once */
    Quota(QuotaRules rules, Clock clock, QuotaStore store, LongSupplier jitterMillis) {
        this.rules = rules;
        this.clock = clock;
        this.store = store;
        this.jitterMillis = jitterMillis;
        this.day = QuotaRules.day(clock.instant());
    }

    /** Takes up what an earlier process used today. What cannot be read counts as nothing. */
    Future<Void> load() {
        return store.load()
                .onSuccess(state -> state.ifPresent(this::take))
                .onFailure(error -> LOG.atWarn().setCause(error).log("What was used of the quota could not be read"))
                .transform(done -> Future.succeededFuture());
    }

    private void take(String state) {
        try {
            JsonObject json = new JsonObject(state);
            LocalDate savedDay = LocalDate.parse(json.getString("day", ""));
            if (savedDay.equals(day)) {
                used += Math.max(0, json.getInteger("used", 0));
                pausedUntil = Instant.parse(json.getString(PAUSED, Instant.EPOCH.toString()));
                readingPausedUntil = Instant.parse(json.getString(READING_PAUSED, Instant.EPOCH.toString()));
            }
        } catch (DecodeException | DateTimeException | ClassCastException error) {
            LOG.atWarn().log("What was used of the quota is not readable and counts as nothing: {}", error.toString());
        }
    }

    /** Counts one call, when it may be made now; also when YouTube refuses it, since that costs, too. */
    boolean charge(Cost cost, Purpose purpose) {
        boolean isReading = purpose == Purpose.READING;
        if (isReading ? isReadingPaused() : isPaused()) {
            return false;
        }
        int price = rules.of(cost);
        if (used + price > rules.daily()) {
            pausedUntil = tomorrow();
            save();
            return false;
        }
        if (isReading && used + price > rules.daily() - rules.reserve()) {
            readingPausedUntil = tomorrow();
            save();
            return false;
        }
        used += price;
        save();
        return true;
    }

    /** YouTube says that nothing is left: no call goes out before the next day. */
    void usedUp() {
        today();
        used = rules.daily();
        pausedUntil = tomorrow();
        save();
    }

    private Instant tomorrow() {
        return QuotaRules.endOfDay(clock.instant()).plusMillis(jitterMillis.getAsLong());
    }

    /** Whether no call may be made now, whatever it is for. */
    boolean isPaused() {
        today();
        return clock.instant().isBefore(pausedUntil);
    }

    /** Whether no call may be made now for reading. */
    boolean isReadingPaused() {
        today();
        return clock.instant().isBefore(readingResumes());
    }

    /** When calls may be made again for reading; in the past when they may now. */
    Instant readingResumes() {
        return readingPausedUntil.isAfter(pausedUntil) ? readingPausedUntil : pausedUntil;
    }

    int used() {
        today();
        return used;
    }

    int daily() {
        return rules.daily();
    }

    /**
     * The pause before the next poll: what YouTube asks for, at least {@link QuotaRules#leastPoll} (three times that when
     * four fifths of the day are used), and so long that what is left without the reserve lasts for another
     * {@link #STREAM} or until the day is over. Never more than {@link #LONGEST_POLL} for the quota's sake.
     */
    Duration pollPause(Duration asked) {
        Duration floor = rules.leastPoll();
        if (percentUsed() > SCARCE_PERCENT) {
            floor = floor.multipliedBy(SCARCE_FACTOR);
        }
        long polls = Math.max(1, (rules.daily() - rules.reserve() - used) / rules.of(Cost.POLL));
        Duration rest = Duration.between(clock.instant(), QuotaRules.endOfDay(clock.instant()));
        Duration spread = shortest(shortest(rest, STREAM).dividedBy(polls), LONGEST_POLL);
        return longest(asked, longest(floor, spread));
    }

    private static Duration shortest(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void today() {
        LocalDate now = QuotaRules.day(clock.instant());
        if (!now.equals(day)) {
            day = now;
            used = 0;
        }
    }

    /** One save at a time; what changed meanwhile goes with the next one. */
    private void save() {
        if (saving) {
            dirty = true;
            return;
        }
        saving = true;
        dirty = false;
        JsonObject state = new JsonObject().put("day", day.toString()).put("used", used);
        if (pausedUntil.isAfter(Instant.EPOCH)) {
            state.put(PAUSED, pausedUntil.toString());
        }
        if (readingPausedUntil.isAfter(Instant.EPOCH)) {
            state.put(READING_PAUSED, readingPausedUntil.toString());
        }
        store.save(state.encode()).onComplete(done -> {
            saving = false;
            if (done.failed()) {
                LOG.atWarn().setCause(done.cause()).log("What was used of the quota could not be kept");
            }
            if (dirty) {
                save();
            }
        });
    }

    int percentUsed() {
        return (int) (used() * 100L / rules.daily());
    }
}
