package dev.greenroom.rehearse.youtube;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The open streams. All of it happens on the double's context. */
final class Streams {
    private static final int MOST_IN_A_PAGE = 200;

    private final Context context;
    private final LiveStage stage;
    private final Faults faults;
    private final List<Open> open = new ArrayList<>();
    private boolean muted;

    Streams(Context context, LiveStage stage, Faults faults) {
        this.context = context;
        this.stage = stage;
        this.faults = faults;
        stage.listen(() -> context.runOnContext(news -> List.copyOf(open).forEach(Open::flush)));
    }

    /** One listener, and how far it has heard. */
    private final class Open {
        private final HttpServerResponse response;
        private final Set<String> parts;
        private int position;
        private boolean begun;

        Open(HttpServerResponse response, int position, Set<String> parts) {
            this.response = response;
            this.position = position;
            this.parts = parts;
        }

        void flush() {
            while (!muted && !response.closed() && (position < stage.size() || !begun)) {
                int to = Math.min(stage.size(), position + MOST_IN_A_PAGE);
                write((begun ? ",\n" : "[")
                        + stage.page(position, MOST_IN_A_PAGE, parts).encode());
                begun = true;
                position = to;
            }
        }

        void write(String text) {
            Buffer bytes = Buffer.buffer(text);
            int size = faults.pieces();
            for (int at = 0; at < bytes.length(); at += Math.min(size, bytes.length() - at)) {
                response.write(bytes.getBuffer(at, at + Math.min(size, bytes.length() - at)));
            }
        }
    }

    void add(HttpServerResponse response, int position, Set<String> parts) {
        response.putHeader("content-type", "application/json; charset=UTF-8").setChunked(true);
        response.writeHead();
        Open one = new Open(response, position, parts);
        open.add(one);
        response.closeHandler(gone -> open.remove(one));
        response.endHandler(gone -> open.remove(one));
        one.flush();
    }

    /** Ends every stream, as YouTube does from time to time. */
    void end(boolean withBracket) {
        each(one -> one.response.end(withBracket ? "]" : ""));
    }

    /** Breaks every connection in the middle of an element. */
    void cut() {
        each(one -> {
            one.write(",\n{\"kind\":\"youtube#liveChatMessageListRes");
            one.response.reset();
        });
    }

    /** Something that is no JSON. */
    void garble() {
        each(one -> one.write(",\n<html>Sorry</html>"));
    }

    /** The streams stay open and say nothing more, or speak again. */
    void mute(boolean is) {
        context.runOnContext(now -> {
            muted = is;
            List.copyOf(open).forEach(Open::flush);
        });
    }

    private void each(Consumer<Open> step) {
        context.runOnContext(now -> List.copyOf(open).forEach(step));
    }

    int count() {
        return open.size();
    }
}
