package dev.greenroom.avatar.openai;

import dev.greenroom.avatar.openai.OpenAiErrors.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who hears an exchange: one client or, after it lost its connection, none until it comes back. Whoever comes hears all
 * from the beginning. On the event loop of its exchange.
 */
final class Audience {
    private final List<Reply.Piece> pieces = new ArrayList<>();
    private @Nullable Reply reply;
    private Promise<Void> listening = Promise.promise();

    boolean isAbsent() {
        return reply == null;
    }

    /** Completed as soon as somebody listens, failed when nobody will. */
    Future<Void> ready() {
        return listening.future();
    }

    /** A client that was connected before is dropped. */
    void join(Reply client) {
        if (reply != null) {
            reply.drop();
        }
        reply = client;
        pieces.forEach(client::piece);
    }

    /** The client that joined last is ready for what comes. */
    void listens() {
        listening.tryComplete();
    }

    /** Says whether it was this client that listened. */
    boolean leave(Reply client) {
        if (reply != client) {
            return false;
        }
        client.drop();
        reply = null;
        listening = Promise.promise();
        return true;
    }

    /** Nobody will come any more. */
    void close() {
        listening.tryFail("the client went away");
    }

    boolean heardNothing() {
        return pieces.isEmpty();
    }

    void piece(Reply.Piece piece) {
        pieces.add(piece);
        if (reply != null) {
            reply.piece(piece);
        }
    }

    void waiting() {
        if (reply != null) {
            reply.waiting();
        }
    }

    void fail(Fault fault) {
        if (reply != null) {
            reply.fail(fault);
        }
    }

    /** Says whether anybody was there to hear the end. */
    boolean end(Reply.Ending ending) {
        if (reply != null) {
            reply.end(ending);
        }
        return reply != null;
    }

    /** Whether the client reads more slowly than it is written to; {@code room} is then run when it has caught up. */
    boolean isFull(Runnable room) {
        if (reply == null || !reply.isFull()) {
            return false;
        }
        reply.onRoom(room);
        return true;
    }
}
