package dev.greenroom.chat.youtube;

import dev.greenroom.chat.youtube.ApiFault.Trouble;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.JsonEvent;
import io.vertx.core.parsetools.JsonEventType;
import io.vertx.core.parsetools.JsonParser;
import java.time.Duration;

/**
 * Reads the endless JSON array of the stream as it arrives: each element is a page of messages and is handed over as soon
 * as its last byte is there. Where the bytes are cut does not matter, nor whether the array is ever closed. Hands over
 * nothing after its end, which is told once.
 */
final class MessageStream {
    private static final int MOST_BYTES_OF_A_PAGE = 8 * 1024 * 1024;

    private final Vertx vertx;
    private final Duration silence;
    private final HttpClientResponse response;
    private final Listener listener;
    private final JsonParser parser = JsonParser.newParser();
    private int bytes;
    private boolean inArray;
    private boolean over;
    private long timer = -1;

    interface Listener {
        void page(JsonObject page);

        /** The server has nothing more to say on this connection. */
        void ended();

        void failed(ApiFault fault);
    }

    MessageStream(Vertx vertx, Duration silence, HttpClientResponse response, Listener listener) {
        this.vertx = vertx;
        this.silence = silence;
        this.response = response;
        this.listener = listener;
    }

    /** Begins to read a paused response. */
    void read() {
        parser.exceptionHandler(error -> fail(new ApiFault(Trouble.MALFORMED, "the stream is not JSON")));
        parser.handler(this::event);
        response.exceptionHandler(error -> fail(new ApiFault(Trouble.LOST, YouTubeApi.why(error))));
        response.handler(this::data);
        response.endHandler(end -> {
            if (stop()) {
                listener.ended();
            }
        });
        touch();
        response.resume();
    }

    /** Leaves the stream; the listener hears nothing more. */
    void close() {
        if (stop()) {
            response.request().reset();
        }
    }

    private void data(Buffer data) {
        if (over) {
            return;
        }
        touch();
        bytes += data.length();
        if (bytes > MOST_BYTES_OF_A_PAGE) {
            fail(new ApiFault(Trouble.MALFORMED, "a page of more than " + MOST_BYTES_OF_A_PAGE + " bytes"));
            return;
        }
        parser.handle(data);
    }

    private void event(JsonEvent event) {
        if (over) {
            return;
        }
        if (!inArray && event.type() == JsonEventType.START_ARRAY) {
            inArray = true;
            parser.objectValueMode();
        } else if (inArray && event.type() == JsonEventType.VALUE && event.value() instanceof JsonObject page) {
            bytes = 0;
            listener.page(page);
        } else if (!inArray || event.type() != JsonEventType.END_ARRAY) {
            fail(new ApiFault(Trouble.MALFORMED, "the stream is not an array of pages"));
        }
    }

    private void touch() {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(
                silence.toMillis(), fired -> fail(new ApiFault(Trouble.LOST, "not a byte for " + silence)));
    }

    private void fail(ApiFault fault) {
        if (stop()) {
            response.request().reset();
            listener.failed(fault);
        }
    }

    private boolean stop() {
        boolean first = !over;
        over = true;
        vertx.cancelTimer(timer);
        return first;
    }
}
