package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YouTubeTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-b_c123XYZ",
                " a-b_c123XYZ ",
                "https://www.youtube.com/watch?v=a-b_c123XYZ",
                "https://www.youtube.com/watch?app=desktop&v=a-b_c123XYZ&t=12s",
                "http://youtube.com/watch?v=a-b_c123XYZ#chat",
                "youtube.com/watch?v=a-b_c123XYZ",
                "https://m.youtube.com/watch?v=a-b_c123XYZ",
                "https://youtu.be/a-b_c123XYZ",
                "https://youtu.be/a-b_c123XYZ?si=share",
                "https://www.youtube.com/live/a-b_c123XYZ",
                "https://www.youtube.com/live/a-b_c123XYZ?feature=shared",
                "https://www.youtube.com/embed/a-b_c123XYZ",
                "https://www.youtube-nocookie.com/embed/a-b_c123XYZ",
                "https://www.youtube.com/shorts/a-b_c123XYZ",
                "https://www.youtube.com/live_chat?is_popout=1&v=a-b_c123XYZ",
                "https://studio.youtube.com/video/a-b_c123XYZ/livestreaming",
            })
    void everyUsualFormNamesTheSameVideo(String written) {
        assertThat(YouTubeTarget.parse(written)).contains(new YouTubeTarget.Video("a-b_c123XYZ"));
    }

    @Test
    void ownIsTheBroadcastOfWhoeverIsSignedIn() {
        assertThat(YouTubeTarget.parse("own")).contains(new YouTubeTarget.Own());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-b_c123XY",
                "a-b_c123XYZZ",
                "https://youtu.be/a-b_c123XYZZ",
                "https://www.youtube.com/@somebody",
                "https://www.youtube.com/@somebody/live",
                "https://www.youtube.com/watch?list=a-b_c123XYZ",
                "https://example.com/watch?v=a-b_c123XYZ",
                "https://notyoutube.com/watch?v=a-b_c123XYZ",
                "https://www.youtube.com.example.com/watch?v=a-b_c123XYZ",
                "javascript:youtu.be/a-b_c123XYZ",
            })
    void anythingElseNamesNone(String written) {
        assertThat(YouTubeTarget.parse(written)).isEmpty();
    }

    @Test
    void aVideoRefusesWhatIsNoId() {
        assertThatThrownBy(() -> new YouTubeTarget.Video("short")).hasMessageContaining("11 letters");
    }
}
