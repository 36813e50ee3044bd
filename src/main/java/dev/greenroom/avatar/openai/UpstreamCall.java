package dev.greenroom.avatar.openai;

import dev.greenroom.avatar.openai.OpenAiErrors.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request to the upstream and the reading of its answer, under a deadline for every step and a bound on its size. */
final class UpstreamCall implements Upstream.Call {
    private final Vertx vertx;
    private final HttpUpstream.Settings settings;
    private final Upstream.Listener listener;
    private final Buffer whole = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private long bytes;
    private long timer = -1;
    private boolean paused;
    private boolean over;
    private boolean sawEnd;

    UpstreamCall(Vertx vertx, HttpUpstream.Settings settings, Upstream.Listener listener) {
        this.vertx = vertx;
        this.settings = settings;
        this.listener = listener;
    }

    void send(HttpClientRequest opened, Buffer body) {
        if (over) {
            opened.reset();
            return;
        }
        request = opened;
        watch(settings.responseTimeout().toMillis());
        opened.send(body).onSuccess(this::read).onFailure(error -> fail(broken("did not answer")));
    }

    private void read(HttpClientResponse answer) {
        if (over) {
            return;
        }
        response = answer;
        answer.exceptionHandler(error -> fail(broken("broke off its answer")));
        if (answer.statusCode() / 100 != 2) {
            fail(HttpUpstream.status(answer.statusCode()));
            return;
        }
        touch();
        String type = answer.getHeader("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            readEvents(answer);
        } else {
            readWhole(answer);
        }
        if (paused) {
            answer.pause();
        }
    }

    private void readEvents(HttpClientResponse answer) {
        SseReader events = new SseReader(settings.mostBytes(), this::event);
        answer.handler(data -> {
            if (count(data)) {
                try {
                    events.write(data);
                } catch (IllegalStateException e) {
                    fail(broken("sent an event without an end"));
                }
            }
        });
        answer.endHandler(done -> {
            events.end();
            // Without a length or chunks a dropped connection looks like an end; then only the model's own word counts.
            boolean framed =
                    answer.getHeader("transfer-encoding") != null || answer.getHeader("content-length") != null;
            finish(framed || sawEnd);
        });
    }

    private void event(String data) {
        if (over) {
            return;
        }
        if (data.strip().equals("[DONE]")) {
            sawEnd = true;
            return;
        }
        JsonObject chunk;
        try {
            chunk = new JsonObject(data);
        } catch (DecodeException e) {
            fail(broken("sent an event that is not JSON"));
            return;
        }
        sawEnd |= data.contains("\"finish_reason\":\"");
        deliver(chunk);
    }

    private void readWhole(HttpClientResponse answer) {
        answer.handler(data -> {
            if (count(data)) {
                whole.appendBuffer(data);
            }
        });
        answer.endHandler(done -> {
            if (over) {
                return;
            }
            try {
                deliver(whole.toJsonObject());
            } catch (DecodeException | ClassCastException e) {
                fail(broken("sent an answer that is not JSON"));
            }
            finish(true);
        });
    }

    private void deliver(JsonObject chunk) {
        if (chunk.getValue("error") != null) {
            fail(broken("reported an error in its answer"));
        } else {
            listener.chunk(chunk);
        }
    }

    private boolean count(Buffer data) {
        if (over) {
            return false;
        }
        touch();
        bytes += data.length();
        if (bytes > settings.mostBytes()) {
            fail(broken("sent more than " + settings.mostBytes() + " bytes"));
            return false;
        }
        return true;
    }

    private void finish(boolean complete) {
        if (!complete) {
            fail(broken("broke off its answer"));
        } else if (!over) {
            stop();
            listener.ended();
        }
    }

    void fail(Fault fault) {
        if (over) {
            return;
        }
        stop();
        abort();
        listener.failed(fault);
    }

    @Override
    public void cancel() {
        if (!over) {
            stop();
            abort();
        }
    }

    @Override
    public void pause() {
        paused = true;
        vertx.cancelTimer(timer);
        if (response != null && !over) {
            response.pause();
        }
    }

    @Override
    public void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        if (response != null && !over) {
            touch();
            response.resume();
        }
    }

    private void stop() {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void abort() {
        if (request != null) {
            request.reset();
        }
    }

    private void touch() {
        if (!paused) {
            watch(settings.idleTimeout().toMillis());
        }
    }

    private void watch(long millis) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(
                millis,
                fired -> fail(new Fault(
                        504, "upstream_timeout", "The language model said nothing for " + millis + " ms.", true)));
    }

    private static Fault broken(String what) {
        return new Fault(502, "upstream_broken", "The language model " + what + ".", true);
    }
}
