package dev.greenroom.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.greenroom.app.config.Config;
import java.net.URL;
import org.slf4j.LoggerFactory;

/** Sets format and level of the log lines. */
public final class Logs {
    private Logs() {}

    /** Reads the log configuration again with these settings; for the start, before much was logged. */
    public static void configure(Config.Log settings) {
        URL file = Logs.class.getResource("/logback.xml");
        if (file == null || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("Greenroom's logback.xml or Logback itself is missing from the class path");
        }
        context.reset();
        context.putProperty("greenroom.log.format", settings.json() ? "json" : "text");
        context.putProperty("greenroom.log.level", settings.level());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file);
        } catch (JoranException e) {
            throw new IllegalStateException("Greenroom's logback.xml cannot be used", e);
        }
    }
}
