package dev.greenroom.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.journal.VerifyResult.Problem.What;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what was released had been scanned, on rows given exchange by exchange and in order within each: an
 * allowed or masked text lies inside what was scanned and, by the last decision on it, let pass before it; an approved or edited one was reviewed
 * so before it, in the same exchange, and left once. Keeps one exchange in memory.
 */
final class ReleaseCheck {
    private final Findings findings;
    private final TreeMap<Long, Long> scanned = new TreeMap<>();
    private final Map<String, String> endings = new HashMap<>();
    private final Set<String> handedOut = new HashSet<>();
    private @Nullable String exchange;

    ReleaseCheck(Findings findings) {
        this.findings = findings;
    }

    void row(JournalRow row) {
        if (!row.exchange().equals(exchange)) {
            exchange = row.exchange();
            scanned.clear();
            endings.clear();
            handedOut.clear();
        }
        try {
            JsonNode payload = DecisionJson.read(row.payload());
            switch (row.kind()) {
                case "decided", "proved" -> decided(payload);
                case "reviewed" -> reviewed(row, payload);
                case "released" -> released(row, payload);
                case "changed", "genesis", "differed", "tried", "acted", "withdrawn" -> {}
                default -> findings.add(row.seq(), What.NONSENSE, "is of an unknown kind '" + row.kind() + "'");
            }
        } catch (IllegalArgumentException error) {
            findings.add(row.seq(), What.NONSENSE, "cannot be read: " + error.getMessage());
        }
    }

    private void decided(JsonNode payload) {
        String effective = payload.path("effective").asText();
        long from = payload.path("from").asLong();
        long length = payload.path("length").asLong();
        if (from < 0 || length <= 0) {
            return;
        }
        // The last word on a range counts: an opinion that is heard later may take back what the policy let pass.
        takeBack(from, from + length);
        if (effective.equals("allow") || effective.equals("mask")) {
            addScanned(from, from + length);
        }
    }

    private void takeBack(long start, long end) {
        for (var over = scanned.lowerEntry(end);
                over != null && over.getValue() > start;
                over = scanned.lowerEntry(end)) {
            scanned.remove(over.getKey());
            if (over.getKey() < start) {
                scanned.put(over.getKey(), start);
            }
            if (over.getValue() > end) {
                scanned.put(end, over.getValue());
            }
        }
    }

    private void addScanned(long start, long end) {
        long from = start;
        long to = end;
        for (var touching = scanned.floorEntry(to);
                touching != null && touching.getValue() >= from;
                touching = scanned.floorEntry(to)) {
            from = Math.min(from, touching.getKey());
            to = Math.max(to, touching.getValue());
            scanned.remove(touching.getKey());
        }
        scanned.put(from, to);
    }

    private void reviewed(JournalRow row, JsonNode payload) {
        String hold = payload.path("hold").asText();
        String ending = payload.path("ending").asText();
        String before = endings.putIfAbsent(hold, ending);
        if (before != null && !before.equals(ending)) {
            findings.add(row.seq(), What.RELEASED, "hold " + hold + " was " + ending + " after it had been " + before);
        }
    }

    private void released(JournalRow row, JsonNode payload) {
        String how = payload.path("how").asText();
        switch (how) {
            case "allowed", "masked" -> lets(row, payload, how);
            case "approved", "edited" -> handsOut(row, payload.path("hold").asText(""), how);
            case "refused" -> {}
            default -> findings.add(row.seq(), What.NONSENSE, "was released in an unknown way '" + how + "'");
        }
    }

    private void lets(JournalRow row, JsonNode payload, String how) {
        long from = payload.path("from").asLong(-1);
        long to = payload.path("to").asLong(-1);
        var around = scanned.floorEntry(from);
        boolean nothing = from == to && payload.path("length").asLong(-1) == 0;
        if (!nothing && (from >= to || around == null || around.getValue() < to)) {
            findings.add(
                    row.seq(),
                    What.RELEASED,
                    "code points " + from + " to " + to + " were released as " + how
                            + " without having been scanned and let pass before");
        }
    }

    private void handsOut(JournalRow row, String hold, String how) {
        if (!how.equals(endings.get(hold))) {
            findings.add(
                    row.seq(), What.RELEASED, "hold '" + hold + "' was released as " + how + " without such a review");
        } else if (!handedOut.add(hold)) {
            findings.add(row.seq(), What.RELEASED, "hold '" + hold + "' was released a second time");
        }
    }
}
