package dev.greenroom.avatar.openai;

import dev.greenroom.avatar.openai.OpenAiErrors.Fault;
import dev.greenroom.gate.Question;
import dev.greenroom.hold.Hold;
import dev.greenroom.policy.Direction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question to the model and its answer, apart from the connection that asked: a client that loses its connection
 * while a person is asked finds the same exchange again, and hears it from the beginning.
 *
 * <pre>
 *  prompt decided ──► upstream asked ──► choices gated ──► over
 *        │ held            ▲
 *        └──► waiting ─────┘ approved, edited
 * </pre>
 */
final class ChatExchange implements ChoiceGate.Outlet, Upstream.Listener {
    /** Characters that may wait behind a held sentence before the upstream is made to wait too. */
    private static final int BACKLOG = 64 * 1024;

    private static final int MOST_CHOICES = 16;

    private final GatewayDesk desk;
    private final String attachKey;
    private final Upstream.Credentials credentials;
    /** What the client asked, whatever became of it. */
    private final String asked;

    private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
    private final SortedMap<Integer, ChoiceGate> choices = new TreeMap<>();
    private final SortedMap<Integer, String> finishReasons = new TreeMap<>();
    private final Audience audience = new Audience();
    private final ExchangeWords words;
    private ChatRequest request;
    private Upstream.@Nullable Call call;
    private final PromptGate prompt;
    private @Nullable JsonObject usage;
    private Reply.Head head;
    private boolean committed;
    private boolean upstreamDone;
    private boolean over;

    ChatExchange(GatewayDesk desk, ChatRequest request, String attachKey, Upstream.Credentials credentials) {
        this.desk = desk;
        this.request = request;
        this.asked = request.prompt().orElse("");
        this.attachKey = attachKey;
        this.credentials = credentials;
        this.words = new ExchangeWords(desk, id, attachKey);
        this.prompt = new PromptGate(desk, id, attachKey, new AfterPrompt());
        this.head = new Reply.Head(id, request.model(), desk.clock().instant().getEpochSecond());
    }

    String attachKey() {
        return attachKey;
    }

    Reply.Head head() {
        return head;
    }

    boolean isDetached() {
        return audience.isAbsent();
    }

    boolean isOver() {
        return over;
    }

    /** Connects a client, who hears all from the beginning; a client that was connected before is dropped. */
    void attach(Reply client) {
        audience.join(client);
        if (over) {
            end();
            return;
        }
        if (isWaiting()) {
            audience.waiting();
        }
        audience.listens();
    }

    /** The client of {@code gone} went away. What waits for a person goes on for a while, for the client to come back. */
    void detach(Reply gone) {
        if (!audience.leave(gone) || over) {
            return;
        }
        if (isWaiting()) {
            desk.vertx().setTimer(desk.settings().reattach().toMillis(), fired -> {
                if (isDetached()) {
                    abort();
                }
            });
        } else {
            abort();
        }
    }

    /** Whether this answers a viewer's question. */
    boolean answers(Question question) {
        return AskedBy.isAskedBy(asked, request.facts(), question);
    }

    /** The question was taken back: what is not released yet never is. */
    void withdraw(Question question) {
        if (over) {
            return;
        }
        desk.answers().recordWithdrawal(id, question.exchange());
        if (choices.isEmpty()) {
            prompt.cancel();
            refuseAll();
        } else {
            List.copyOf(choices.values()).forEach(ChoiceGate::withdraw);
            finishIfWithdrawn();
        }
    }

    /** The model may have further choices to give; nobody wants them. */
    private void finishIfWithdrawn() {
        if (!over) {
            finish();
        }
    }

    /** Decides on the prompt and goes on from there. */
    void start() {
        desk.tripwire().persona(request.persona());
        Optional<String> asked = request.prompt();
        if (asked.isPresent()) {
            prompt.decide(request, words.question(request, asked.get()));
        } else {
            askUpstream();
        }
    }

    /** Goes on from a hold that an earlier process left. */
    void resume(Hold left) {
        if (left.utterance().direction() == Direction.QUESTION) {
            prompt.await(request, left);
            return;
        }
        upstreamDone = true;
        if (!left.utterance().before().isEmpty()) {
            piece(new Reply.Piece(
                    0, new JsonObject().put("content", left.utterance().before())));
        }
        choices.put(0, ChoiceGate.resume(0, desk.answers(), words.ticket(request, 0), this, left));
    }

    private final class AfterPrompt implements PromptGate.Next {
        @Override
        public void pass(ChatRequest passed) {
            request = passed;
            askUpstream();
        }

        @Override
        public void refuse() {
            refuseAll();
        }

        @Override
        public void waiting() {
            ChatExchange.this.waiting();
        }

        @Override
        public Future<Void> ready() {
            return ChatExchange.this.ready();
        }
    }

    private void askUpstream() {
        call = desk.upstream().chat(request.body(), credentials, this);
    }

    // ---- what the upstream says

    @Override
    public void chunk(JsonObject chunk) {
        if (over) {
            return;
        }
        if (chunk.getValue("model") instanceof String model && !model.isEmpty() && !upstreamSpoke()) {
            head = new Reply.Head(id, words.isHarmless(request, model) ? model : request.model(), head.created());
            desk.tripwire().model(request.model(), model);
        }
        if (chunk.getValue("usage") instanceof JsonObject account) {
            usage = figures(account);
        }
        if (chunk.getValue("choices") instanceof JsonArray list) {
            for (int i = 0; i < list.size() && !over; i++) {
                if (list.getValue(i) instanceof JsonObject choice) {
                    int index = choice.getValue("index") instanceof Number number ? number.intValue() : i;
                    if (index >= 0 && index < MOST_CHOICES) {
                        choices.computeIfAbsent(
                                        index, n -> new ChoiceGate(n, desk.answers(), words.ticket(request, n), this))
                                .take(choice);
                    }
                }
            }
        }
        press();
    }

    @Override
    public void ended() {
        upstreamDone = true;
        if (choices.isEmpty()) {
            failed(new Fault(502, "upstream_broken", "The language model answered without any choice.", true));
            return;
        }
        List.copyOf(choices.values()).forEach(ChoiceGate::end);
        finishIfOver();
    }

    @Override
    public void failed(Fault fault) {
        upstreamDone = true;
        desk.faults(fault);
        if (over) {
            return;
        }
        if (audience.heardNothing() && !committed && choices.values().stream().noneMatch(ChoiceGate::isStalled)) {
            over = true;
            List.copyOf(choices.values()).forEach(ChoiceGate::cancel);
            audience.fail(fault);
            desk.forget(this);
        } else if (choices.isEmpty()) {
            refuseAll();
        } else {
            List.copyOf(choices.values()).forEach(choice -> {
                if (!choice.isOver()) {
                    choice.breakOff();
                }
            });
        }
    }

    // ---- what the gates let out

    @Override
    public Future<Void> ready() {
        return audience.ready();
    }

    @Override
    public void piece(Reply.Piece piece) {
        audience.piece(piece);
        press();
    }

    @Override
    public void waiting() {
        committed = true;
        audience.waiting();
    }

    @Override
    public void over(int choice, String finishReason) {
        finishReasons.put(choice, finishReason);
        finishIfOver();
    }

    @Override
    public void dropped(String field) {
        desk.droppedField(field);
    }

    private void finishIfOver() {
        boolean allOver = !choices.isEmpty() && choices.values().stream().allMatch(ChoiceGate::isOver);
        if (over || !allOver || (!upstreamDone && choices.size() < expectedChoices())) {
            return;
        }
        finish();
    }

    private int expectedChoices() {
        return request.body().getValue("n") instanceof Number n ? n.intValue() : 1;
    }

    private void refuseAll() {
        String line = desk.answers().refusal(desk.settings().language());
        desk.answers().recordRefusal(id, line);
        piece(new Reply.Piece(0, new JsonObject().put("content", line)));
        finishReasons.put(0, "stop");
        finish();
    }

    private void finish() {
        over = true;
        if (call != null && !upstreamDone) {
            call.cancel();
        }
        end();
    }

    /** Without a client the ending waits for one, as long as the exchange is kept for it to come back. */
    private void end() {
        if (audience.end(new Reply.Ending(finishReasons, usage))) {
            desk.forget(this);
        }
    }

    private void abort() {
        over = true;
        if (call != null) {
            call.cancel();
        }
        prompt.cancel();
        choices.values().forEach(ChoiceGate::cancel);
        audience.close();
        desk.forget(this);
    }

    /** Makes the upstream wait while the client is slow or much waits behind a hold. */
    private void press() {
        if (call == null || upstreamDone) {
            return;
        }
        int backlog = choices.values().stream()
                .filter(ChoiceGate::isStalled)
                .mapToInt(ChoiceGate::backlog)
                .sum();
        if (audience.isFull(this::press) || backlog > BACKLOG) {
            call.pause();
        } else {
            call.resume();
        }
    }

    private boolean isWaiting() {
        return prompt.isWaiting() || choices.values().stream().anyMatch(ChoiceGate::isWaiting);
    }

    /** An account of tokens is made of numbers; words in it are left out. */
    private static JsonObject figures(JsonObject account) {
        JsonObject figures = new JsonObject();
        account.forEach(entry -> {
            if (entry.getValue() instanceof Number) {
                figures.put(entry.getKey(), entry.getValue());
            } else if (entry.getValue() instanceof JsonObject nested) {
                figures.put(entry.getKey(), figures(nested));
            }
        });
        return figures;
    }

    private boolean upstreamSpoke() {
        return !choices.isEmpty();
    }
}
