package dev.greenroom.avatar.openai;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads server-sent events from bytes that arrive in any pieces. Lines are split as bytes, so that a character that is cut
 * in two is whole again before it is decoded. Vert.x's own SSE codec is not used because it bounds neither a line nor an
 * event, and scans its buffer anew for each line.
 */
final class SseReader {
    private final RecordParser lines;
    private final Consumer<String> sink;
    private final StringBuilder data = new StringBuilder();
    private final int most;
    private boolean any;

    /**
     * @param most bytes of one line, and characters of one event; more is an {@link IllegalStateException} from {@link #write}
     * @param sink takes the data of each event
     */
    SseReader(int most, Consumer<String> sink) {
        this.most = most;
        this.sink = sink;
        this.lines = RecordParser.newDelimited("\n");
        lines.maxRecordSize(most);
        lines.handler(line -> line(line.toString(StandardCharsets.UTF_8)));
    }

    void write(Buffer bytes) {
        lines.handle(bytes);
    }

    /** The stream is over: an event that lacks its empty line is taken as it is. */
    void end() {
        lines.handle(Buffer.buffer("\n\n"));
    }

    private void line(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (text.isEmpty()) {
            dispatch();
        } else if (text.startsWith("data:")) {
            int from = text.startsWith("data: ") ? 6 : 5;
            if (any) {
                data.append('\n');
            }
            any = true;
            data.append(text, from, text.length());
            if (data.length() > most) {
                throw new IllegalStateException("an event of more than " + most + " characters");
            }
        }
    }

    private void dispatch() {
        if (any) {
            String event = data.toString();
            data.setLength(0);
            any = false;
            sink.accept(event);
        }
    }
}
