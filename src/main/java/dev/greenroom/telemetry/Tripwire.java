package dev.greenroom.telemetry;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the avatar is not the one that a person agreed to: the upstream answers with another model, or the system
 * prompt has changed. It stays tripped, over a restart too, until a person confirms; what was confirmed is known from
 * then on. The first model and the first prompt are taken as agreed to. Use it on the main context only.
 */
public final class Tripwire {
    private static final Logger LOG = LoggerFactory.getLogger(Tripwire.class);
    private static final String SETTING = "tripwire";
    private static final String PART = "tripwire";
    private static final int MOST_KNOWN = 32;
    private static final int MOST_NAME = 200;

    /** Whether something has changed. */
    public sealed interface State {}

    /** Everything is as it was agreed to. */
    public record Armed() implements State {}

    /**
     * Something has changed and nobody has confirmed it.
     *
     * @param what {@code model} or {@code persona}
     * @param from what was known last: a model's name, or the beginning of the prompt's hash
     * @param to what came instead
     */
    public record Tripped(String what, String from, String to, Instant at) implements State {}

    private final Health health;
    private final InstantSource clock;
    private final BiFunction<String, String, Future<Void>> put;
    private final Consumer<State> changed;
    private final List<String> models = new ArrayList<>();
    private final List<String> personas = new ArrayList<>();
    private State state = new Armed();
    private @Nullable String lastPrompt;

    private Tripwire(
            Health health, InstantSource clock, BiFunction<String, String, Future<Void>> put, Consumer<State> changed) {
        this.health = health;
        this.clock = clock;
        this.put = put;
        this.changed = changed;
    }

    /**
     * Restores the tripwire as it was; fails when it cannot be read, because then nobody knows what was agreed to.
     *
     * @param get reads a lasting setting
     * @param put writes one
     * @param changed is told each change of state
     */
    public static Future<Tripwire> load(
            Health health,
            InstantSource clock,
            Function<String, Future<Optional<String>>> get,
            BiFunction<String, String, Future<Void>> put,
            Consumer<State> changed) {
        return get.apply(SETTING).map(saved -> {
            Tripwire tripwire = new Tripwire(health, clock, put, changed);
            saved.ifPresent(tripwire::restore);
            tripwire.report();
            return tripwire;
        });
    }

    public State state() {
        return state;
    }

    public boolean isTripped() {
        return state instanceof Tripped;
    }

    /** The upstream says that {@code name} answered. */
    public void model(String name) {
        observe("model", name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME), models);
    }

    /**
     * A request came with this system prompt. Numbers and spaces in it are ignored, so that a clock or a counter does not
     * trip the wire; only a hash of it is kept.
     */
    public void persona(String systemPrompt) {
        if (!systemPrompt.equals(lastPrompt)) {
            lastPrompt = systemPrompt;
            observe("persona", fingerprint(systemPrompt), personas);
        }
    }

    /** A person agrees to what has changed. Does nothing when nothing has. Completes when that is on disk. */
    public Future<Void> confirm(String by) {
        if (!(state instanceof Tripped tripped)) {
            return Future.succeededFuture();
        }
        learn(tripped.to(), tripped.what().equals("model") ? models : personas);
        lastPrompt = null;
        LOG.atInfo().addKeyValue("what", tripped.what()).addKeyValue("by", by).log("tripwire confirmed");
        return become(new Armed());
    }

    private void observe(String what, String value, List<String> known) {
        if (known.contains(value) || isTrippedBy(what, value)) {
            return;
        }
        if (known.isEmpty()) {
            learn(value, known);
            save();
            return;
        }
        if (!isTripped()) {
            Tripped tripped = new Tripped(what, known.get(known.size() - 1), value, clock.instant());
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("from", tripped.from())
                    .addKeyValue("to", value)
                    .log("tripwire tripped");
            become(tripped);
        }
    }

    private boolean isTrippedBy(String what, String value) {
        return state instanceof Tripped now
                && now.what().equals(what)
                && now.to().equals(value);
    }

    private static void learn(String value, List<String> known) {
        known.remove(value);
        known.add(value);
        if (known.size() > MOST_KNOWN) {
            known.remove(0);
        }
    }

    private Future<Void> become(State next) {
        state = next;
        report();
        changed.accept(next);
        return save();
    }

    private void report() {
        if (state instanceof Tripped tripped) {
            String detail = "the " + tripped.what() + " changed from " + tripped.from() + " to " + tripped.to()
                    + "; stricter until a person confirms it";
            health.report(PART, Health.Status.DEGRADED, false, detail);
        } else {
            health.report(PART, Health.Status.ON, false, "armed");
        }
    }

    private Future<Void> save() {
        Future<Void> saved;
        try {
            saved = put.apply(SETTING, toJson().encode());
        } catch (RuntimeException e) {
            saved = Future.failedFuture(e);
        }
        return saved.onSuccess(done -> report())
                .onFailure(failure -> health.report(
                        PART,
                        Health.Status.DEGRADED,
                        false,
                        "cannot be saved, a restart would forget it: " + failure.getMessage()));
    }

    private JsonObject toJson() {
        JsonObject json = new JsonObject().put("models", models).put("personas", personas);
        if (state instanceof Tripped tripped) {
            json.put("tripped", tripped.what()).put("from", tripped.from());
            json.put("to", tripped.to()).put("at", tripped.at().toString());
        }
        return json;
    }

    private void restore(String saved) {
        JsonObject json = new JsonObject(saved);
        json.getJsonArray("models").forEach(model -> models.add((String) model));
        json.getJsonArray("personas").forEach(persona -> personas.add((String) persona));
        if (json.containsKey("tripped")) {
            state = new Tripped(
                    json.getString("tripped"),
                    json.getString("from"),
                    json.getString("to"),
                    Instant.parse(json.getString("at")));
        }
    }

    private static String fingerprint(String prompt) {
        String settled = prompt.replaceAll("[\\p{Nd}\\s]+", "#");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(settled.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
