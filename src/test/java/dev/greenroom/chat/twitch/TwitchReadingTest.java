package dev.greenroom.chat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.Attached;
import dev.greenroom.chat.Attached.Flag;
import dev.greenroom.chat.Attached.Kind;
import dev.greenroom.chat.Attached.RepliedTo;
import dev.greenroom.chat.Attached.Support;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.policy.Role;
import dev.greenroom.rehearse.twitch.Happening;
import dev.greenroom.rehearse.twitch.Happening.Extras;
import dev.greenroom.rehearse.twitch.Happening.Said;
import dev.greenroom.rehearse.twitch.Stage;
import dev.greenroom.rehearse.twitch.Viewer;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways of reading tell the same of the same stream. */
@ExtendWith(VertxExtension.class)
class TwitchReadingTest {
    @ParameterizedTest
    @EnumSource(Reading.class)
    void everythingThatAViewerCanWriteArrivesWithWhatCameWithIt(Reading reading, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, reading)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();

            // When
            Said first = stage.say(stage.viewer("ann"), "are you real? 😀").orElseThrow();
            stage.say(stage.viewer("bob"), "waves", Happening.Kind.ACTION, Extras.NONE);
            stage.say(stage.viewer("cleo"), "Cheer100 read this", Happening.Kind.CHEER, Extras.bits(100));
            stage.say(stage.viewer("dan"), "23 months; hi \\o/", Happening.Kind.RESUB, Extras.NONE);
            stage.say(stage.viewer("eve"), "we begin soon", Happening.Kind.ANNOUNCEMENT, Extras.NONE);
            stage.say(stage.viewer("fay"), "sing for me", Happening.Kind.REDEMPTION, Extras.NONE);
            stage.say(stage.viewer("gil"), "ten streams in a row", Happening.Kind.MILESTONE, Extras.NONE);
            stage.say(stage.viewer("hal"), "I wondered, too", Happening.Kind.CHAT, Extras.replyTo(first));
            stage.say(stage.viewer("ida"), "from next door", Happening.Kind.CHAT, Extras.from("s1"));
            stage.say(stage.viewer("ida"), "from next door", Happening.Kind.CHAT, Extras.from("s1"));
            stage.raid(stage.viewer("jay"), 40);
            stage.say(stage.viewer("kim", List.of("moderator/1", "subscriber/12")), "all of it");

            // Then
            await().untilAsserted(() -> assertThat(bench.texts()).contains("all of it"));
            assertThat(bench.texts())
                    .containsExactly(
                            "are you real? 😀",
                            "waves",
                            "Cheer100 read this",
                            "23 months; hi \\o/",
                            "we begin soon",
                            "sing for me",
                            "ten streams in a row",
                            "I wondered, too",
                            "from next door",
                            "all of it");
            assertThat(bench.said())
                    .extracting(message -> message.attached().kind())
                    .containsExactly(
                            Kind.CHAT,
                            Kind.ACTION,
                            Kind.CHEER,
                            Kind.RESUBSCRIPTION,
                            Kind.ANNOUNCEMENT,
                            Kind.REDEMPTION,
                            Kind.MILESTONE,
                            Kind.CHAT,
                            Kind.CHAT,
                            Kind.CHAT);
            ChatMessage said = bench.said().get(0);
            assertThat(said.id()).isEqualTo(first.id());
            assertThat(said.channel()).isEqualTo("twitch/somebody");
            assertThat(said.authorId()).isEqualTo(first.by().id());
            assertThat(said.authorName()).isEqualTo("ann");
            assertThat(said.attached()).isSameAs(Attached.NOTHING);
            assertThat(bench.said().get(2).attached().support()).isEqualTo(new Support(100_000_000, "bits"));
            assertThat(bench.said().get(7).attached().reply())
                    .isEqualTo(new RepliedTo(first.id(), "ann", "are you real? 😀"));
            assertThat(bench.said().get(9).standing().roles())
                    .containsExactlyInAnyOrder(Role.MODERATOR, Role.SUBSCRIBER);
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void whatTwitchTakesAwayIsTold(Reading reading, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, reading)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            Viewer ann = stage.viewer("ann");
            Viewer bob = stage.viewer("bob");
            Said said = stage.say(ann, "take this back").orElseThrow();

            // When
            stage.delete(said.id());
            stage.remove(ann, 600);
            stage.remove(bob, null);
            stage.clear();

            // Then
            await().untilAsserted(() -> assertThat(bench.events)
                    .endsWith(
                            new ChatEvent.Deleted("twitch/somebody", said.id()),
                            new ChatEvent.AuthorRemoved("twitch/somebody", ann.id()),
                            new ChatEvent.AuthorRemoved("twitch/somebody", bob.id()),
                            new ChatEvent.Cleared("twitch/somebody")));
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void whatAutoModHoldsIsToldUntilItIsDecided(Reading reading, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, reading)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            await().until(() -> bench.twitch.eventSub().subscribed().contains("automod.message.update"));

            // When
            Happening.Held held = stage.hold(stage.viewer("ann"), "😂 sod off", "swearing", 3, 2, 8);
            Happening.Held other = stage.hold(stage.viewer("bob"), "hm", "bullying", 1, 0, 1);
            stage.decide(held.id(), stage.broadcaster(), "approved");
            stage.decide(other.id(), stage.broadcaster(), "expired");

            // Then
            await().untilAsserted(() -> assertThat(bench.events).hasSize(5));
            ChatEvent.HeldByPlatform told =
                    only(bench.events, ChatEvent.HeldByPlatform.class).get(0);
            assertThat(told.category()).isEqualTo("swearing");
            assertThat(told.level()).isEqualTo(3);
            assertThat(told.message().id()).isEqualTo(held.id());
            assertThat(told.message().attached().flags()).containsExactly(new Flag("swearing", 3, 2, 9));
            assertThat(only(bench.events, ChatEvent.HeldEnded.class))
                    .containsExactly(
                            new ChatEvent.HeldEnded("twitch/somebody", held.id(), true),
                            new ChatEvent.HeldEnded("twitch/somebody", other.id(), false));
            assertThat(bench.texts()).containsExactly("😂 sod off");
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void aLostConnectionComesBackTellsTheGapAndRepeatsNothing(Reading reading, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, reading)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            stage.say(stage.viewer("ann"), "before");
            await().until(() -> bench.texts().contains("before"));
            assertThat(bench.onContext(bench.source::gaps)).isEmpty();

            // When
            Consumer<TwitchBench> cut = reading == Reading.IRC
                    ? one -> one.twitch.irc().drop()
                    : one -> one.twitch.eventSub().drop();
            cut.accept(bench);
            stage.say(stage.viewer("ann"), "into the gap");

            // Then
            await().until(() -> reading == Reading.IRC
                    ? bench.twitch.irc().connections() == 2
                    : bench.twitch.eventSub().welcomed() == 2);
            await().until(() -> !bench.onContext(bench.source::gaps).isEmpty()
                    && bench.onContext(bench.source::gaps).get(0).until() != null);
            await().until(() -> bench.detail().startsWith("connected"));
            stage.say(stage.viewer("ann"), "after");
            await().untilAsserted(() -> assertThat(bench.texts()).endsWith("after"));
            // What was said at the moment of the cut may have come just in time, but then once.
            assertThat(bench.texts())
                    .doesNotHaveDuplicates()
                    .filteredOn(text -> !text.equals("into the gap"))
                    .containsExactly("before", "after");
            assertThat(bench.onContext(bench.source::gaps)).hasSize(1);
        }
    }

    @Test
    void twitchsOwnMarksComeAsSpansOfTheText(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.start();
            Stage stage = bench.twitch.stage();

            // When
            stage.say(stage.viewer("ann"), "😂 damn you", Happening.Kind.CHAT, Extras.flags("2-5:P.6,7-90:A.3/I.2"));
            stage.say(stage.viewer("ann"), "hm", Happening.Kind.CHAT, Extras.flags("x-y:Z,9-4:P.1,0-1:P.0,,7-8:S.5"));

            // Then
            await().until(() -> bench.said().size() == 2);
            assertThat(bench.said().get(0).attached().flags())
                    .containsExactly(
                            new Flag("profanity", 6, 2, 6),
                            new Flag("aggressive", 3, 7, 10),
                            new Flag("identity", 2, 7, 10));
            assertThat(bench.said().get(1).attached().flags()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void whatASuspectWritesIsMarkedUntilTwitchTakesItBack(Reading reading, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, reading)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            await().until(() -> bench.detail().startsWith("connected to #somebody")
                    && !bench.detail().contains(";"));

            // When
            stage.suspect(stage.viewer("ann"), "active_monitoring", "x1", "hello");
            await().untilAsserted(() -> {
                stage.say(stage.viewer("ann"), "hello");
                assertThat(marks(bench)).contains(List.of(new Flag("suspicious", 1, 0, 5)));
            });
            stage.suspect(stage.viewer("ann"), "none", "x2", "hello");

            // Then
            await().untilAsserted(() -> {
                stage.say(stage.viewer("ann"), "hello");
                assertThat(marks(bench)).endsWith(List.<Flag>of());
            });
        }
    }

    private static List<List<Flag>> marks(TwitchBench bench) {
        return bench.said().stream().map(message -> message.attached().flags()).toList();
    }

    @Test
    void aStrayHalfOfASignOrOfALineDoesNoHarm(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.start();
            Stage stage = bench.twitch.stage();

            // When
            bench.twitch.irc().sayHalf("@id=h1;user-id=1 :ann!ann@ann.tmi.twitch.tv PRIVMSG #somebody :half a li");
            bench.twitch.irc().sayBytes(new byte[] {
                '@', 'i', 'd', '=', 'x', ' ', ':', 'a', '!', 'a', '@', 'a', ' ', (byte) 0xF0, (byte) 0x9F, '\r', '\n'
            });
            await().until(() ->
                    bench.twitch.irc().joined() == 1 && bench.detail().startsWith("connected"));
            stage.say(stage.viewer("ann"), "whole again 😀");

            // Then
            await().untilAsserted(() -> assertThat(bench.texts()).endsWith("whole again 😀"));
        }
    }

    private static <T> List<T> only(List<ChatEvent> events, Class<T> type) {
        List<T> found = new ArrayList<>();
        events.forEach(event -> {
            if (type.isInstance(event)) {
                found.add(type.cast(event));
            }
        });
        return found;
    }
}
