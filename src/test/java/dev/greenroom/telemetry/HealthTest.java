package dev.greenroom.telemetry;

import static dev.greenroom.telemetry.Health.Status.DEGRADED;
import static dev.greenroom.telemetry.Health.Status.OFF;
import static dev.greenroom.telemetry.Health.Status.ON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Health health = new Health(Clock.fixed(START, ZoneOffset.UTC));
    private final List<Lamp> seen = new ArrayList<>();

    @Test
    void withoutAnyReportTheLampIsRed() {
        assertThat(health.lamp()).isEqualTo(Lamp.RED);
    }

    @Test
    void theWorstReportSetsTheLamp() {
        health.onLamp(seen::add);

        health.report("journal", ON, true, "");
        health.report("twitch", OFF, false, "");
        health.report("canary/openai", OFF, true, "");
        health.report("twitch", ON, false, "");
        health.report("canary/openai", ON, true, "");
        health.report("policy", DEGRADED, true, "");

        assertThat(seen).containsExactly(Lamp.GREEN, Lamp.AMBER, Lamp.RED, Lamp.GREEN, Lamp.AMBER);
    }

    @Test
    void aPartThatIsForgottenNoLongerCounts() {
        health.report("journal", ON, true, "");
        health.report("twitch", OFF, false, "left");

        health.forget("twitch");

        assertThat(health.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(health.parts()).extracting(Health.Part::name).containsExactly("journal");
    }

    @Test
    void theSameStatusAgainOnlyRenewsTheWords() {
        health.report("journal", ON, true, "10 waiting");
        health.report("journal", ON, true, "12 waiting");

        assertThat(health.parts()).containsExactly(new Health.Part("journal", ON, true, "12 waiting", START));
    }
}
