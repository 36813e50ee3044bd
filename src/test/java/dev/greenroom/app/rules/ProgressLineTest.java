package dev.greenroom.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void whatIsQuickLeavesNoTrace() {
        try (ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get)) {
            line.at("Testing", 1, 10, "tests");
            clock.addAndGet(900_000_000L);
            line.at("Testing", 10, 10, "tests");
        }

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBeginningIsShownAtOnceAndClearedAtTheEnd() {
        try (ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get)) {
            line.begin("Reading the rules");
        }

        assertThat(err.toString()).isEqualTo("\r\u001B[KReading the rules…\r\u001B[K");
    }

    @Test
    void whatIsSlowIsShownTenTimesASecondAndClearedAtTheEnd() {
        try (ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get)) {
            clock.addAndGet(2_000_000_000L);
            line.at("Testing", 250, 1_000, "tests");
            line.at("Testing", 251, 1_000, "tests");
            clock.addAndGet(100_000_000L);
            line.at("Reading", 1_234, 0, "bytes");
        }

        assertThat(err.toString())
                .isEqualTo("\r\u001B[KTesting [#######                       ]  25 %  250 of 1,000 tests, 6 s left"
                        + "\r\u001B[KReading 1,234 bytes\r\u001B[K");
    }
}
