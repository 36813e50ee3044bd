package dev.greenroom.app.config;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.youtube.Cost;
import dev.greenroom.chat.youtube.QuotaRules;
import dev.greenroom.chat.youtube.YouTubeTarget;
import dev.greenroom.secret.Secret;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chat platforms.
 *
 * @param vaultKey by which tokens are sealed; absent where Greenroom makes its own
 */
public record Platforms(
        Twitch twitch, YouTube youtube, Held held, @Nullable Secret vaultKey) {
    /**
     * Twitch, beyond the channel that is read.
     *
     * @param clientId absent where nobody can sign in
     * @param byEventSub whether chat is read by EventSub, and not by IRC
     * @param actions what may be done
     * @param isAutoModChecking whether AutoMod is asked about what is to be posted
     * @param isToldOfSuspects whether Twitch tells who it finds suspicious
     */
    public record Twitch(
            @Nullable String clientId,
            boolean byEventSub,
            Set<Kind> actions,
            URI idServer,
            URI apiServer,
            URI eventSubServer,
            boolean isAutoModChecking,
            boolean isToldOfSuspects) {}

    /**
     * YouTube.
     *
     * @param video whose chat is read; absent where YouTube is not read
     * @param apiKey for reading without a sign-in
     * @param clientId absent, as its secret, where nobody can sign in
     * @param actions what may be done
     */
    public record YouTube(
            @Nullable YouTubeTarget video,
            @Nullable Secret apiKey,
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            Set<Kind> actions,
            URI idServer,
            URI apiServer,
            QuotaRules quota) {
        public YouTube {
            if ((clientId == null) != (clientSecret == null)) {
                throw new IllegalArgumentException("chat.youtube.client_id and its secret belong together: set"
                        + " chat.youtube.client_secret_file or GREENROOM_CHAT_YOUTUBE_CLIENT_SECRET beside it");
            }
            if (video != null && apiKey == null && clientId == null) {
                throw new IllegalArgumentException("chat.youtube.video needs chat.youtube.api_key_file for reading, or"
                        + " chat.youtube.client_id with its secret for signing in");
            }
        }
    }

    /** What the platform is told of its own holds: whether to deny what was rejected, and what nobody decided on. */
    public record Held(boolean denyRejected, boolean denyExpired) {}

    private static QuotaRules quota(Values values) {
        Map<Cost, Integer> costs = new EnumMap<>(QuotaRules.standard().costs());
        costs.putAll(values.get(YouTubeKeys.QUOTA_COSTS));
        int daily = values.get(YouTubeKeys.QUOTA_DAILY);
        int reserve = (int) (daily * values.get(YouTubeKeys.QUOTA_RESERVE));
        return new QuotaRules(daily, reserve, costs, values.get(YouTubeKeys.QUOTA_LEAST_POLL));
    }

    static Platforms of(Values values, Config.Secrets secrets) {
        Twitch twitch = new Twitch(
                values.find(PlatformKeys.TWITCH_CLIENT_ID).orElse(null),
                values.get(PlatformKeys.TWITCH_READ).equals("eventsub"),
                values.get(PlatformKeys.TWITCH_ACTIONS),
                values.get(PlatformKeys.TWITCH_ID_SERVER),
                values.get(PlatformKeys.TWITCH_API_SERVER),
                values.get(PlatformKeys.TWITCH_EVENTSUB_SERVER),
                values.get(PlatformKeys.TWITCH_AUTOMOD_CHECK),
                values.get(PlatformKeys.TWITCH_SUSPICIOUS_USERS));
        YouTube youtube = new YouTube(
                values.find(PlatformKeys.YOUTUBE_VIDEO).orElse(null),
                secrets.youtubeApiKey(),
                values.find(PlatformKeys.YOUTUBE_CLIENT_ID).orElse(null),
                secrets.youtubeClient(),
                values.get(PlatformKeys.YOUTUBE_ACTIONS),
                values.get(PlatformKeys.YOUTUBE_ID_SERVER),
                values.get(PlatformKeys.YOUTUBE_API_SERVER),
                quota(values));
        Held held = new Held(
                values.get(PlatformKeys.HELD_ON_REJECT).equals("deny"),
                values.get(PlatformKeys.HELD_ON_EXPIRY).equals("deny"));
        if (twitch.byEventSub() && twitch.clientId() == null) {
            throw new IllegalArgumentException("chat.twitch.read: eventsub needs a sign-in, and that needs"
                    + " chat.twitch.client_id; irc needs neither");
        }
        return new Platforms(twitch, youtube, held, secrets.vault());
    }
}
