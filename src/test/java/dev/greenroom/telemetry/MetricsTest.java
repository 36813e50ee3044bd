package dev.greenroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everyWayOfDroppingIsCountedUnderItsName() {
        metrics.dropped("queue", "full");
        metrics.dropped("queue", "full");
        metrics.dropped("queue", "repeated");
        metrics.failedClosed("openai", "timeout");

        assertThat(metrics.scrape())
                .contains("greenroom_dropped_total{where=\"queue\",why=\"full\"} 2.0")
                .contains("greenroom_dropped_total{where=\"queue\",why=\"repeated\"} 1.0")
                .contains("greenroom_failed_closed_total{where=\"openai\",why=\"timeout\"} 1.0");
    }

    @Test
    void decisionsAreCountedAndTimedWithPercentiles() {
        metrics.decided("answer", "hold", Duration.ofMillis(2));

        assertThat(metrics.scrape())
                .contains("greenroom_decisions_total{direction=\"answer\",verdict=\"hold\"} 1.0")
                .contains("greenroom_decision_seconds{direction=\"answer\",quantile=\"0.99\"}")
                .contains("greenroom_decision_seconds_count{direction=\"answer\"} 1");
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
