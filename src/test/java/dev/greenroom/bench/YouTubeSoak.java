package dev.greenroom.bench;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.youtube.QuotaRules;
import dev.greenroom.chat.youtube.QuotaStore;
import dev.greenroom.chat.youtube.YouTubeConnector;
import dev.greenroom.chat.youtube.YouTubeOptions;
import dev.greenroom.chat.youtube.YouTubeTarget;
import dev.greenroom.rehearse.youtube.Endpoint;
import dev.greenroom.rehearse.youtube.Person;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A chat of many messages a second on a stream that ends every now and then, in turn closed, closed without its bracket
 * and broken in the middle of an element, cut into small pieces all the while. Nothing may be lost and nothing come twice.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@youtube -Dminutes=10</pre>
 */
public final class YouTubeSoak {
    private static final String VIDEO = "abcdefghij1";
    private static final int PER_SECOND = 200;
    private static final int RECONNECT_SECONDS = 30;
    private static final int TICK_MILLIS = 50;
    private static final int PIECE = 1_021;

    private final Vertx vertx = Vertx.vertx();
    private final BitSet heard = new BitSet();
    private int twice;
    private int outOfOrder;
    private int last = -1;
    private int written;
    private int breaks;

    private YouTubeSoak() {}

    /** Exits with 1 when something was lost or repeated. */
    public static void main(String[] arguments) throws Exception {
        double minutes = Double.parseDouble(System.getProperty("minutes", "10"));
        boolean clean = new YouTubeSoak().run(Duration.ofMillis((long) (minutes * 60_000)));
        System.exit(clean ? 0 : 1);
    }

    private boolean run(Duration length) throws Exception {
        YouTubeDouble youtube = get(YouTubeDouble.listen(vertx, Clock.systemUTC(), VIDEO));
        youtube.faults().pieces(PIECE);
        YouTubeOptions options = YouTubeOptions.of(
                new YouTubeTarget.Video(VIDEO),
                YouTubeDouble.KEY,
                youtube.address().toString(),
                QuotaRules.standard());
        YouTubeConnector connector = new YouTubeConnector(new YouTubeConnector.Parts(
                vertx,
                Clock.systemUTC(),
                ZoneOffset.UTC,
                new SimpleMeterRegistry(),
                options,
                Credentials.none(),
                QuotaStore.NONE,
                () -> false));
        var context = vertx.getOrCreateContext();
        CompletableFuture<Void> started = new CompletableFuture<>();
        context.runOnContext(now -> connector
                .start(this::hear)
                .onSuccess(done -> started.complete(null))
                .onFailure(started::completeExceptionally));
        started.get(30, TimeUnit.SECONDS);
        CompletableFuture<Void> over = new CompletableFuture<>();
        context.runOnContext(now -> write(youtube, length, over));
        over.get(length.toMillis() + 60_000, TimeUnit.MILLISECONDS);
        int lost = written - heard.cardinality();
        System.out.printf(
                "%,d messages in %d s, %d breaks, %d connections: %d lost, %d twice, %d out of order; %d MB heap%n",
                written,
                length.toSeconds(),
                breaks,
                youtube.asked(Endpoint.STREAM).size(),
                lost,
                twice,
                outOfOrder,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        System.out.println(connector.status().detail());
        return lost == 0
                && twice == 0
                && outOfOrder == 0
                && youtube.asked(Endpoint.LIST).isEmpty();
    }

    private void write(YouTubeDouble youtube, Duration length, CompletableFuture<Void> over) {
        long began = System.nanoTime();
        vertx.setPeriodic(TICK_MILLIS, tick -> {
            long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (elapsed > length.toMillis()) {
                vertx.cancelTimer(tick);
                vertx.setTimer(5_000, fired -> over.complete(null));
                return;
            }
            while (written < elapsed * PER_SECOND / 1000) {
                youtube.stage().say(Person.viewer("v" + written % 500), written + " é👩‍👩‍👧 what about it?");
                written++;
            }
            if (elapsed / 1000 / RECONNECT_SECONDS > breaks) {
                switch (breaks++ % 3) {
                    case 0 -> youtube.endStreams(true);
                    case 1 -> youtube.endStreams(false);
                    default -> youtube.cutStreams();
                }
            }
        });
    }

    private void hear(ChatEvent event) {
        if (event instanceof ChatEvent.Said said) {
            String text = said.message().text();
            int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
            twice += heard.get(number) ? 1 : 0;
            outOfOrder += number < last ? 1 : 0;
            last = number;
            heard.set(number);
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
