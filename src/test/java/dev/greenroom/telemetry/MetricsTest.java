package dev.greenroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void whatHappensIsCountedUnderItsNameAndItsReason() {
        metrics.counter("greenroom.things", "Things that happened", "why", "full");
        metrics.counter("greenroom.things", "Things that happened", "why", "full");
        metrics.counter("greenroom.things", "Things that happened", "why", "late");

        assertThat(metrics.scrape())
                .contains("greenroom_things_total{why=\"full\"} 2.0")
                .contains("greenroom_things_total{why=\"late\"} 1.0");
    }

    @Test
    void theLampAndThePartsAreGauges() {
        // Given
        Health health = new Health(Clock.systemUTC());
        metrics.watch(health);

        // When
        health.report("journal", Health.Status.ON, true, "");
        health.report("policy", Health.Status.DEGRADED, true, "");

        // Then
        assertThat(metrics.scrape())
                .contains("greenroom_lamp 1.0")
                .contains("greenroom_health_parts{status=\"degraded\"} 1.0")
                .contains("greenroom_health_parts{status=\"on\"} 1.0")
                .contains("jvm_memory_used_bytes");
    }
}
