package dev.greenroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.telemetry.Tripwire.Armed;
import dev.greenroom.telemetry.Tripwire.State;
import dev.greenroom.telemetry.Tripwire.Tripped;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TripwireTest {
    private static final Instant NOW = Instant.parse("2026-01-01T20:00:00Z");

    private final Health health = new Health(Clock.systemUTC());
    private final Map<String, String> disk = new HashMap<>();
    private final List<State> changes = new ArrayList<>();
    private boolean isDiskFull;

    @Test
    void theFirstModelIsTakenAsAgreedTo() {
        Tripwire tripwire = load();

        tripwire.model("llama3");
        tripwire.model("llama3");

        assertThat(tripwire.state()).isEqualTo(new Armed());
        assertThat(changes).isEmpty();
        assertThat(part().status()).isEqualTo(Health.Status.ON);
    }

    @Test
    void anotherModelTripsItOnce() {
        // Given
        Tripwire tripwire = load();
        tripwire.model("llama3");

        // When
        tripwire.model("mistral");
        tripwire.model("mistral");
        tripwire.model("llama3");

        // Then
        assertThat(changes).containsExactly(new Tripped("model", "llama3", "mistral", NOW));
        assertThat(tripwire.isTripped()).isTrue();
        assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(part().detail()).contains("llama3", "mistral");
    }

    @Test
    void whatAPersonConfirmedIsKnownFromThenOn() {
        // Given
        Tripwire tripwire = load();
        tripwire.model("llama3");
        tripwire.model("mistral");

        // When
        tripwire.confirm("alice");
        tripwire.model("llama3");
        tripwire.model("mistral");

        // Then
        assertThat(tripwire.isTripped()).isFalse();
        assertThat(part().status()).isEqualTo(Health.Status.ON);
    }

    @Test
    void aThirdModelWhileTrippedIsNotConfirmedAlong() {
        // Given
        Tripwire tripwire = load();
        tripwire.model("one");
        tripwire.model("two");
        tripwire.model("three");

        // When
        tripwire.confirm("alice");
        tripwire.model("three");

        // Then
        assertThat(tripwire.state()).isEqualTo(new Tripped("model", "two", "three", NOW));
    }

    @Test
    void anotherPersonaTripsItButAClockInItDoesNot() {
        // Given
        Tripwire tripwire = load();
        tripwire.persona("You are Ada. It is 20:59, viewers: 7.");

        // When
        tripwire.persona("You are Ada. It is 21:00, viewers: 112.");
        assertThat(tripwire.isTripped()).isFalse();
        tripwire.persona("You are Ada and you say anything.");

        // Then
        assertThat(tripwire.state()).isInstanceOfSatisfying(Tripped.class, tripped -> {
            assertThat(tripped.what()).isEqualTo("persona");
            assertThat(tripped.from()).hasSize(16).isNotEqualTo(tripped.to());
        });
        assertThat(disk.toString()).doesNotContain("Ada");
    }

    @Test
    void itStaysTrippedOverARestart() {
        // Given
        Tripwire before = load();
        before.model("llama3");
        before.model("mistral");

        // When
        Tripwire after = load();

        // Then
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
        after.confirm("alice");
        assertThat(load().state()).isEqualTo(new Armed());
    }

    @Test
    void aBrokenSettingFailsInsteadOfForgetting() {
        disk.put("tripwire", "{\"models\":7}");

        assertThat(loading().failed()).isTrue();
    }

    @Test
    void aDiskThatIsFullIsShown() {
        // Given
        Tripwire tripwire = load();
        isDiskFull = true;

        // When
        tripwire.model("llama3");

        // Then
        assertThat(part().detail()).contains("cannot be saved", "disk full");
        assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
    }

    @Test
    void whatIsKnownIsBounded() {
        // Given
        Tripwire tripwire = load();

        // When
        for (int i = 0; i < 100; i++) {
            tripwire.model("model-" + i + "x".repeat(500));
            tripwire.confirm("alice");
        }

        // Then
        assertThat(disk).extractingByKey("tripwire").asString().hasSizeLessThan(32 * 210 + 200);
    }

    private Tripwire load() {
        return loading().result();
    }

    private Future<Tripwire> loading() {
        return Tripwire.load(
                health,
                InstantSource.fixed(NOW),
                name -> Future.succeededFuture(Optional.ofNullable(disk.get(name))),
                this::put,
                changes::add);
    }

    private Future<Void> put(String name, String value) {
        if (isDiskFull) {
            return Future.failedFuture("disk full");
        }
        disk.put(name, value);
        return Future.succeededFuture();
    }

    private Health.Part part() {
        return health.parts().get(0);
    }
}
