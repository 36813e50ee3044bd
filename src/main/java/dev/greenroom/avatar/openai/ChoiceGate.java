package dev.greenroom.avatar.openai;

import dev.greenroom.gate.AnswerDesk;
import dev.greenroom.gate.AnswerStream;
import dev.greenroom.gate.AnswerTicket;
import dev.greenroom.hold.Hold;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One choice of an answer with everything in it that carries words, each behind its own gate: what is said, what is
 * reasoned, what tools are told. Fields that are not known to be gated go no further.
 */
final class ChoiceGate {
    /** Where the choice's pieces go. */
    interface Outlet {
        Future<Void> ready();

        void piece(Reply.Piece piece);

        void waiting();

        /** The choice is over. */
        void over(int choice, String finishReason);

        /** A field was dropped because nothing gates it. */
        void dropped(String field);
    }

    /** Words that may stand there; anything else would be a way out for text that nobody reads. */
    private static final Set<String> FINISHES =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    private final int index;
    private final Outlet outlet;
    private final AnswerDesk desk;
    private final AnswerTicket ticket;
    private final AnswerStream content;
    private final AnswerStream reasoning;
    private final ToolCalls tools = new ToolCalls();
    private @Nullable String reasoningField;
    private String finishReason = "stop";
    private @Nullable AnswerStream told;
    private boolean finishesAfterReasoning;
    private boolean over;

    ChoiceGate(int index, AnswerDesk desk, AnswerTicket ticket, Outlet outlet) {
        this(index, desk, ticket, outlet, null);
    }

    /** Goes on with {@code left}, an answer whose hold outlived its process. */
    static ChoiceGate resume(int index, AnswerDesk desk, AnswerTicket ticket, Outlet outlet, Hold left) {
        return new ChoiceGate(index, desk, ticket, outlet, left);
    }

    private ChoiceGate(int index, AnswerDesk desk, AnswerTicket ticket, Outlet outlet, @Nullable Hold left) {
        this.index = index;
        this.outlet = outlet;
        this.desk = desk;
        this.ticket = ticket;
        this.reasoning = desk.open(part("reasoning"), new Reasoning());
        this.content =
                left == null ? desk.open(ticket, new Content()) : desk.resume(left, ticket.source(), new Content());
    }

    /** Takes one choice of a chunk or of a whole completion. */
    void take(JsonObject choice) {
        if (choice.getValue("finish_reason") instanceof String reason && FINISHES.contains(reason)) {
            finishReason = reason;
        }
        Object said = choice.getValue("delta") != null ? choice.getValue("delta") : choice.getValue("message");
        if (!(said instanceof JsonObject delta) || over) {
            return;
        }
        tools.take(delta);
        for (String field : delta.fieldNames()) {
            take(field, delta.getValue(field));
        }
    }

    private void take(String field, @Nullable Object value) {
        switch (field) {
            case "content", "refusal" -> content.write(ChatRequest.textOf(value));
            case "reasoning_content", "reasoning" -> {
                reasoningField = field;
                reasoning.write(ChatRequest.textOf(value));
            }
            case "role", "tool_calls", "function_call" -> {}
            default -> {
                if (value != null) {
                    outlet.dropped(field);
                }
            }
        }
    }

    /** The upstream has said all of it. */
    void end() {
        reasoning.end();
        content.end();
    }

    /** The upstream broke off. */
    void breakOff() {
        reasoning.cancel();
        content.breakOff();
    }

    /** The question was taken back: the refusal line comes next, and nothing after it. */
    void withdraw() {
        if (over) {
            return;
        }
        reasoning.cancel();
        if (told != null) {
            told.cancel();
        }
        if (content.isOver()) {
            // All was said already but what follows it: tool calls, which are left out.
            say("content", desk.refusal(ticket.circumstances().language()));
            finish("stop");
        } else {
            content.withdraw();
        }
    }

    /** Nobody listens any more. */
    void cancel() {
        over = true;
        reasoning.cancel();
        content.cancel();
        if (told != null) {
            told.cancel();
        }
    }

    boolean isWaiting() {
        return content.isWaiting();
    }

    /** Whether what is said now waits for a decision: a person's, or an opinion's. */
    boolean isStalled() {
        return content.isStalled();
    }

    boolean isOver() {
        return over;
    }

    /** How many characters are taken and not yet decided on. */
    int backlog() {
        return content.backlog();
    }

    private AnswerTicket part(String name) {
        return new AnswerTicket(ticket.source(), ticket.exchange() + "/" + name, ticket.circumstances(), null, false);
    }

    private void say(String field, String text) {
        outlet.piece(new Reply.Piece(index, new JsonObject().put(field, text)));
    }

    private void finish(String reason) {
        over = true;
        reasoning.cancel();
        outlet.over(index, reason);
    }

    /** Tool calls follow what is said, and only when a program may be told all of it: nobody can edit or mask them. */
    private void finishWithTools() {
        if (tools.isEmpty()) {
            finish(finishReason);
            return;
        }
        AnswerStream stream = desk.open(part("tools"), new Tools());
        told = stream;
        stream.write(tools.text());
        stream.end();
    }

    /** What is reasoned is not lost because an opinion on it comes later than those on what is said. */
    private void afterReasoning() {
        if (finishesAfterReasoning) {
            finishesAfterReasoning = false;
            finishWithTools();
        }
    }

    private final class Content implements AnswerStream.Sink {
        @Override
        public Future<Void> ready() {
            return outlet.ready();
        }

        @Override
        public void released(String text) {
            say("content", text);
        }

        @Override
        public void held(Hold hold) {
            outlet.waiting();
        }

        @Override
        public void finished() {
            finishesAfterReasoning = reasoning.isStalled();
            if (!finishesAfterReasoning) {
                finishWithTools();
            }
        }

        @Override
        public void refused(String line) {
            say("content", line);
            finish("stop");
        }

        @Override
        public void silenced() {
            finish("stop");
        }
    }

    /** Reasoning that may not be shown is left out; nobody is asked, since it is not said. */
    private final class Reasoning extends Unheld {
        @Override
        public void released(String text) {
            say(reasoningField == null ? "reasoning_content" : reasoningField, text);
        }

        @Override
        public void finished() {
            afterReasoning();
        }

        @Override
        public void silenced() {
            afterReasoning();
        }
    }

    private final class Tools extends Unheld {
        private final StringBuilder passed = new StringBuilder();

        @Override
        public void released(String text) {
            passed.append(text);
        }

        @Override
        public void finished() {
            if (passed.toString().strip().equals(tools.text().strip())) {
                tools.deltas().forEach(delta -> outlet.piece(new Reply.Piece(index, delta)));
                finish(finishReason);
            } else {
                silenced();
            }
        }

        @Override
        public void silenced() {
            say("content", desk.refusal(ticket.circumstances().language()));
            finish("stop");
        }
    }

    /** A gate at which nothing waits. */
    private abstract static class Unheld implements AnswerStream.Sink {
        @Override
        public Future<Void> ready() {
            return Future.succeededFuture();
        }

        @Override
        public void held(Hold hold) {
            throw new IllegalStateException("nothing waits here");
        }

        @Override
        public void finished() {}

        @Override
        public void refused(String line) {}

        @Override
        public void silenced() {}
    }
}
