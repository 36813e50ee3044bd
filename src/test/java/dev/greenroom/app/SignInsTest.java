package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.config.ConfigReader;
import dev.greenroom.app.config.Platforms;
import dev.greenroom.chat.signin.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Twitch is asked for follows from what the settings switch on. */
class SignInsTest {
    private static List<Scope> scopes(Map<String, String> environment) throws Exception {
        Platforms platforms =
                ConfigReader.read(null, environment, List.of()).config().platforms();
        return SignIns.twitchScopes(platforms.twitch());
    }

    private static List<String> names(Map<String, String> environment) throws Exception {
        return scopes(environment).stream().map(Scope::name).toList();
    }

    @Test
    void nothingSwitchedOnAsksForNothing() throws Exception {
        assertThat(names(Map.of("GREENROOM_CHAT_TWITCH_ACTIONS", "none"))).isEmpty();
    }

    @Test
    void eachSwitchAsksForItsOwnScopeAndNoMore() throws Exception {
        assertThat(names(
                        Map.of("GREENROOM_CHAT_TWITCH_ACTIONS", "none", "GREENROOM_CHAT_TWITCH_AUTOMOD_CHECK", "true")))
                .containsExactly("moderation:read");
        assertThat(names(Map.of(
                        "GREENROOM_CHAT_TWITCH_ACTIONS", "none", "GREENROOM_CHAT_TWITCH_SUSPICIOUS_USERS", "true")))
                .containsExactly("moderator:read:suspicious_users");
        assertThat(names(Map.of("GREENROOM_CHAT_TWITCH_ACTIONS", "delete")))
                .containsExactly("moderator:manage:chat_messages");
    }

    @Test
    void everyScopeSaysInBothLanguagesWhatItIsFor() throws Exception {
        // When
        List<Scope> all = scopes(Map.of(
                "GREENROOM_CHAT_TWITCH_CLIENT_ID", "abcdefghij0123456789abcdefghij",
                "GREENROOM_CHAT_TWITCH_READ", "eventsub",
                "GREENROOM_CHAT_TWITCH_AUTOMOD_CHECK", "true",
                "GREENROOM_CHAT_TWITCH_SUSPICIOUS_USERS", "true",
                "GREENROOM_CHAT_TWITCH_ACTIONS", "send, delete, timeout, ban, warn, emergency, decide_held, mark"));

        // Then
        assertThat(all).doesNotHaveDuplicates().hasSize(11).allSatisfy(scope -> {
            assertThat(scope.purpose().en()).endsWith(".");
            assertThat(scope.purpose().fr())
                    .endsWith(".")
                    .isNotEqualTo(scope.purpose().en());
        });
    }
}
