package dev.greenroom.testkit;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A platform that does what the test says, and remembers what it was asked. */
public final class ConnectorDouble implements ChatConnector {
    public final List<PlatformAction> asked = new ArrayList<>();
    public final Map<Kind, Ability> abilities = new EnumMap<>(Kind.class);
    public Function<PlatformAction, Future<ActionOutcome>> answer =
            action -> Future.succeededFuture(new ActionOutcome.Done("ref"));
    private final String name;
    private Handler<ChatEvent> sink = event -> {};

    public ConnectorDouble(String name) {
        this.name = name;
        for (Kind kind : Kind.values()) {
            abilities.put(kind, new Ability.Ready());
        }
    }

    /** Something happens in the chat. */
    public void happen(ChatEvent event) {
        sink.handle(event);
    }

    @Override
    public Map<Kind, Ability> abilities() {
        return abilities;
    }

    @Override
    public Future<ActionOutcome> carryOut(PlatformAction action) {
        asked.add(action);
        return answer.apply(action);
    }

    @Override
    public List<Gap> gaps() {
        return List.of();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<Void> start(Handler<ChatEvent> sink) {
        this.sink = sink;
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return Future.succeededFuture();
    }

    @Override
    public Status status() {
        return new Status(Status.State.CONNECTED, new Words("connected", "connecté"));
    }
}
