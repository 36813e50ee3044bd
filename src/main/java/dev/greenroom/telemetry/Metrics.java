package dev.greenroom.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * What is counted and timed, by name. Names and tag values are constants of the program, never text that came in, so that
 * their number is bounded. Counting is thread-safe; {@link #scrape} reads gauges of the main context and belongs there.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Metrics() {
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Something happened; {@code tags} are names and values in turn. */
    public void counter(String name, String help, String... tags) {
        Counter.builder(name).description(help).tags(tags).register(registry).increment();
    }

    /** A value that is asked for at each scrape, on the main context. */
    public void gauge(String name, String help, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value)
                .description(help)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** The lamp as a number: 2 is green, 1 amber, 0 red; and the parts by status, but for those that nobody asked for. */
    public void watch(Health health) {
        gauge(
                "greenroom.lamp",
                "2 green, 1 amber, 0 red",
                () -> Lamp.values().length - 1 - health.lamp().ordinal());
        for (Health.Status status : Health.Status.values()) {
            gauge(
                    "greenroom.health.parts",
                    "Parts by status",
                    () -> health.parts().stream()
                            .filter(part -> part.status() == status && !health.isUnused(part.name()))
                            .count(),
                    "status",
                    status.wire());
        }
    }

    /** For binders of libraries. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Everything, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
