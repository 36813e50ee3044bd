package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.model.ChannelProfileDetails;
import com.google.api.services.youtube.model.LiveBroadcast;
import com.google.api.services.youtube.model.LiveChatBan;
import com.google.api.services.youtube.model.LiveChatBanSnippet;
import com.google.api.services.youtube.model.LiveChatMessage;
import com.google.api.services.youtube.model.LiveChatMessageListResponse;
import com.google.api.services.youtube.model.LiveChatMessageSnippet;
import com.google.api.services.youtube.model.LiveChatTextMessageDetails;
import com.google.api.services.youtube.model.Video;
import dev.greenroom.rehearse.youtube.Asked;
import dev.greenroom.rehearse.youtube.Endpoint;
import dev.greenroom.rehearse.youtube.LiveStage;
import dev.greenroom.rehearse.youtube.Person;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Google's own client is shown our YouTube: it finds what it looks for, by its own models, and its requests are understood. */
@ExtendWith(VertxExtension.class)
class GoogleClientTest {
    private static final String VIDEO = "abcdefghij1";
    private static final List<String> ALL = List.of("id", "snippet", "authorDetails");

    private YouTubeDouble youtube;
    private LiveStage stage;

    @BeforeEach
    void listen(Vertx vertx) throws Exception {
        youtube = YouTubeRig.get(YouTubeDouble.listen(vertx, Clock.systemUTC(), VIDEO));
        stage = youtube.stage();
    }

    @AfterEach
    void close() throws Exception {
        YouTubeRig.get(youtube.close());
    }

    @Test
    void itFindsTheChatOfAVideo() throws Exception {
        // Given
        stage.disclosed(true);

        // When
        Video video = reader().videos()
                .list(List.of("liveStreamingDetails", "status"))
                .setId(List.of(VIDEO))
                .setKey(YouTubeDouble.KEY)
                .execute()
                .getItems()
                .get(0);

        // Then
        assertThat(video.getLiveStreamingDetails().getActiveLiveChatId()).isEqualTo(stage.chatId());
        assertThat(video.getStatus().getContainsSyntheticMedia()).isTrue();
        assertThat(youtube.asked(Endpoint.VIDEOS))
                .extracting(Asked::parts)
                .containsExactly(List.of("liveStreamingDetails", "status"));
    }

    @Test
    void itFindsItsOwnBroadcastAndEndsIt() throws Exception {
        // When
        LiveBroadcast own = actor().liveBroadcasts()
                .list(List.of("snippet", "status"))
                .setBroadcastStatus("active")
                .execute()
                .getItems()
                .get(0);
        LiveBroadcast ended = actor().liveBroadcasts()
                .transition("complete", VIDEO, List.of("status"))
                .execute();

        // Then
        assertThat(own.getSnippet().getLiveChatId()).isEqualTo(stage.chatId());
        assertThat(own.getStatus().getLifeCycleStatus()).isEqualTo("live");
        assertThat(ended.getStatus().getLifeCycleStatus()).isEqualTo("complete");
        assertThatThrownBy(() -> actor().liveBroadcasts()
                        .transition("complete", VIDEO, List.of("status"))
                        .execute())
                .isInstanceOf(GoogleJsonResponseException.class)
                .hasMessageContaining("redundantTransition");
    }

    @Test
    void itReadsEveryKindOfMessage() throws Exception {
        // Given
        String text = stage.say(Person.member("ann"), "hello").orElseThrow();
        stage.superChat(Person.viewer("bob"), 5_000_000, "EUR", "read this");
        stage.superSticker(Person.viewer("bob"), 2_000_000, "USD", "a cat");
        stage.milestone(Person.member("cleo"), 23, "23 months");
        stage.poll(stage.owner(), "Which?", List.of("one", "two"));
        stage.delete(stage.owner(), text);
        stage.ban(stage.owner(), "UCbob", 300L);

        // When
        LiveChatMessageListResponse page = reader().liveChatMessages()
                .list(stage.chatId(), ALL)
                .setKey(YouTubeDouble.KEY)
                .execute();

        // Then
        List<LiveChatMessage> items = page.getItems();
        assertThat(items.get(0).getSnippet().getTextMessageDetails().getMessageText())
                .isEqualTo("hello");
        assertThat(items.get(0).getAuthorDetails().getIsChatSponsor()).isTrue();
        assertThat(items.get(1).getSnippet().getSuperChatDetails().getAmountMicros())
                .isEqualTo(BigInteger.valueOf(5_000_000));
        assertThat(items.get(2)
                        .getSnippet()
                        .getSuperStickerDetails()
                        .getSuperStickerMetadata()
                        .getAltText())
                .isEqualTo("a cat");
        assertThat(items.get(3).getSnippet().getMemberMilestoneChatDetails().getMemberMonth())
                .isEqualTo(23);
        assertThat(items.get(4).getSnippet().getPollDetails().getMetadata().getOptions())
                .hasSize(2);
        assertThat(items.get(5).getSnippet().getMessageDeletedDetails().getDeletedMessageId())
                .isEqualTo(text);
        assertThat(items.get(6).getSnippet().getUserBannedDetails().getBanDurationSeconds())
                .isEqualTo(BigInteger.valueOf(300));
        assertThat(page.getNextPageToken()).isNotBlank();
        assertThat(page.getPollingIntervalMillis()).isPositive();
        assertThat(page.getOfflineAt()).isNull();
    }

    @Test
    void itWritesDeletesAndBans() throws Exception {
        // Given
        LiveChatMessage message = new LiveChatMessage()
                .setSnippet(new LiveChatMessageSnippet()
                        .setLiveChatId(stage.chatId())
                        .setType("textMessageEvent")
                        .setTextMessageDetails(new LiveChatTextMessageDetails().setMessageText("written")));
        LiveChatBan ban = new LiveChatBan()
                .setSnippet(new LiveChatBanSnippet()
                        .setLiveChatId(stage.chatId())
                        .setType("temporary")
                        .setBanDurationSeconds(BigInteger.valueOf(60))
                        .setBannedUserDetails(new ChannelProfileDetails().setChannelId("UCann")));

        // When
        LiveChatMessage written =
                actor().liveChatMessages().insert(List.of("snippet"), message).execute();
        actor().liveChatMessages().delete(written.getId()).execute();
        LiveChatBan banned =
                actor().liveChatBans().insert(List.of("snippet"), ban).execute();

        // Then
        assertThat(stage.textsOf(stage.owner().id())).isEmpty();
        assertThat(stage.isBanned("UCann")).isTrue();
        actor().liveChatBans().delete(banned.getId()).execute();
        assertThat(stage.isBanned("UCann")).isFalse();
    }

    @Test
    void itUnderstandsARefusal() {
        assertThatThrownBy(() ->
                        actor().liveChatMessages().delete("no-such-message").execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(404);
                    assertThat(refused.getDetails().getErrors().get(0).getReason())
                            .isEqualTo("liveChatMessageNotFound");
                });
    }

    private YouTube reader() {
        return client(request -> {});
    }

    private YouTube actor() {
        return client(request -> request.getHeaders().setAuthorization("Bearer " + YouTubeDouble.TOKEN));
    }

    private YouTube client(HttpRequestInitializer initializer) {
        return new YouTube.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), initializer)
                .setRootUrl(youtube.address() + "/")
                .setApplicationName("check")
                .build();
    }
}
