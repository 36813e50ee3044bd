package dev.greenroom.avatar.openai;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a client hears of an exchange. Main context only; after {@link #end} or {@link #fail} nothing more is called. */
interface Reply {
    /** Something of the answer may be heard: a delta in OpenAI's shape, for one of the choices. */
    void piece(Piece piece);

    /** A person is asked: keeps the connection alive until the first piece. */
    void waiting();

    /** All has been said. */
    void end(Ending ending);

    /** Nothing can be said because of a fault; only before the first piece. */
    void fail(OpenAiErrors.Fault fault);

    /** Another connection took the exchange over. */
    void drop();

    /** Whether the client reads slower than the answer comes. */
    boolean isFull();

    /** Is told once when there is room again. */
    void onRoom(Runnable listener);

    /** Part of a choice. */
    record Piece(int choice, JsonObject delta) {}

    /**
     * How an exchange ended.
     *
     * @param finishReasons of each choice, by index; never empty
     * @param usage the upstream's account of tokens, if it gave one
     */
    record Ending(
            java.util.SortedMap<Integer, String> finishReasons,
            @Nullable JsonObject usage) {}

    /**
     * The words that stand on every answer.
     *
     * @param id of the completion
     * @param model as the upstream names it
     * @param created in seconds since 1970
     */
    record Head(String id, String model, long created) {}
}
