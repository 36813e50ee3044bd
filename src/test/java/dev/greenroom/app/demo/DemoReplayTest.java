package dev.greenroom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.replay.ReplaySource;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.chat.replay.Speed;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DemoReplayTest {
    @Test
    void everyLineOfTheScriptedChatPlays(Vertx vertx, VertxTestContext test) {
        List<ChatEvent> events = new ArrayList<>();
        ReplaySource source =
                new ReplaySource(vertx, Clock.systemUTC(), Script.resource("demo/chat.jsonl"), Speed.MAX, false);
        vertx.runOnContext(go -> source.start(events::add)
                .compose(started -> source.ended())
                .onComplete(test.succeeding(progress -> test.verify(() -> {
                    assertThat(progress.bad()).isZero();
                    assertThat(events).hasSizeGreaterThan(50).allMatch(event -> event instanceof ChatEvent.Said);
                    test.completeNow();
                }))));
    }
}
