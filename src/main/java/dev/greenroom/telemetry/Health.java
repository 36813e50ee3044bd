package dev.greenroom.telemetry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is on, degraded or off, by name. Parts report themselves; the worst report sets the {@link Lamp}. Use it on the
 * main context only.
 */
public final class Health {
    /** How one part stands. */
    public enum Status {
        ON,
        DEGRADED,
        OFF;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part's report.
     *
     * @param name such as {@code canary/openai}, {@code journal}, {@code policy}
     * @param essential whether the stream is unprotected without it
     * @param detail in words, for the streamer
     * @param since when this status began
     */
    public record Part(String name, Status status, boolean essential, String detail, Instant since) {}

    private final Clock clock;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> unused = new HashSet<>();
    private final List<Consumer<Lamp>> listeners = new ArrayList<>();
    private Lamp lamp = Lamp.RED;

    public Health(Clock clock) {
        this.clock = clock;
    }

    /** Takes a part's report; the same status again only renews the words. */
    public void report(String name, Status status, boolean essential, String detail) {
        unused.remove(name);
        put(name, status, essential, detail);
    }

    /** Names a part that is off because nobody asked for it: it is shown, and leaves the lamp alone. */
    public void reportUnused(String name, String detail) {
        unused.add(name);
        put(name, Status.OFF, false, detail);
    }

    /** Whether a part is off because nobody asked for it. */
    public boolean isUnused(String name) {
        return unused.contains(name);
    }

    private void put(String name, Status status, boolean essential, String detail) {
        Part known = parts.get(name);
        Instant since = known != null && known.status() == status ? known.since() : clock.instant();
        parts.put(name, new Part(name, status, essential, detail, since));
        update();
    }

    /** Forgets a part that is no longer there, such as a chat that was left on purpose. */
    public void forget(String name) {
        parts.remove(name);
        unused.remove(name);
        update();
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    public Lamp lamp() {
        return lamp;
    }

    /** Is told the lamp whenever it changes. */
    public void onLamp(Consumer<Lamp> listener) {
        listeners.add(listener);
    }

    private void update() {
        Lamp now = parts.size() == unused.size() ? Lamp.RED : Lamp.GREEN;
        for (Part part : parts.values()) {
            if (part.status() == Status.OFF && part.essential()) {
                now = Lamp.RED;
            } else if (part.status() != Status.ON && now == Lamp.GREEN && !unused.contains(part.name())) {
                now = Lamp.AMBER;
            }
        }
        if (now != lamp) {
            lamp = now;
            listeners.forEach(listener -> listener.accept(lamp));
        }
    }
}
