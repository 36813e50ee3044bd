package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import dev.greenroom.app.config.Config;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LogsTest {
    @AfterEach
    void restore() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogsTest.class.getResource("/logback-test.xml"));
    }

    @Test
    void textLinesCarryTheirKeysAndValues() {
        assertThat(logged(new Config.Log(false, "info")))
                .singleElement()
                .asString()
                .contains("INFO", "LogsTest: policy changed", "from=\"one\"", "to=\"two\"");
    }

    @Test
    void jsonLinesAreJsonWithKeysAndValues() {
        // When
        List<String> lines = logged(new Config.Log(true, "info"));

        // Then
        JsonObject line = new JsonObject(lines.get(0));
        assertThat(lines).hasSize(1);
        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("formattedMessage")).isEqualTo("policy changed");
        assertThat(line.getJsonArray("kvpList").encode()).isEqualTo("[{\"from\":\"one\"},{\"to\":\"two\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "error"})
    void aHigherLevelIsQuieter(String level) {
        assertThat(logged(new Config.Log(false, level))).isEmpty();
    }

    private static List<String> logged(Config.Log settings) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Logs.configure(settings);
            LoggerFactory.getLogger(LogsTest.class)
                    .atInfo()
                    .addKeyValue("from", "one")
                    .addKeyValue("to", "two")
                    .log("policy changed");
            LoggerFactory.getLogger("com.github.twitch4j.chat.Something").warn("a chat line");
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
