package dev.greenroom.app.config;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.youtube.YouTubeTarget;
import dev.greenroom.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The settings of the chat platforms, beyond which channel is read. */
final class PlatformKeys {
    static final Key<String> TWITCH_CLIENT_ID = Key.optional(
            "chat.twitch.client_id",
            PlatformTypes.clientId(),
            "Client id of your application on dev.twitch.tv, of the kind 'public'; nobody can sign in without it.");
    static final Key<String> TWITCH_READ = Key.of(
            "chat.twitch.read",
            KeyType.choice("irc", "eventsub"),
            "irc",
            "How chat is read: irc needs no sign-in; eventsub does, and tells of what AutoMod holds.");
    static final Key<Set<Kind>> TWITCH_ACTIONS = Key.of(
            "chat.twitch.actions",
            PlatformTypes.actions(Set.of(Kind.values())),
            "delete, timeout, ban, warn, decide_held",
            "What may be done on Twitch; only the scopes for these are asked for. none for nothing.");
    static final Key<URI> TWITCH_ID_SERVER = Key.of(
            "chat.twitch.id_server",
            KeyType.address("https://id.twitch.tv", "http", "https"),
            "https://id.twitch.tv",
            "Twitch's server for signing in.");
    static final Key<URI> TWITCH_API_SERVER = Key.of(
            "chat.twitch.api_server",
            KeyType.address("https://api.twitch.tv/helix", "http", "https"),
            "https://api.twitch.tv/helix",
            "Twitch's API, with its /helix.");
    static final Key<URI> TWITCH_EVENTSUB_SERVER = Key.of(
            "chat.twitch.eventsub_server",
            KeyType.address("wss://eventsub.wss.twitch.tv/ws", "ws", "wss"),
            "wss://eventsub.wss.twitch.tv/ws",
            "Twitch's EventSub server.");
    static final Key<Boolean> TWITCH_AUTOMOD_CHECK = Key.of(
            "chat.twitch.automod_check",
            KeyType.flag(),
            "false",
            "Asks the channel's AutoMod about what is to be posted in chat, at most 5 times a minute; it only keeps back.");
    static final Key<Boolean> TWITCH_SUSPICIOUS_USERS = Key.of(
            "chat.twitch.suspicious_users",
            KeyType.flag(),
            "false",
            "Learns which viewers Twitch finds suspicious, and marks what they write as platform/suspicious.");

    static final Key<YouTubeTarget> YOUTUBE_VIDEO = Key.optional(
            "chat.youtube.video",
            PlatformTypes.youtube(),
            "YouTube broadcast to read, as its address or video id; own for the running broadcast of who signed in.");
    static final Key<Secret> YOUTUBE_API_KEY = Key.secret(
            "chat.youtube.api_key", 1, "API key of your Google Cloud project, for reading without a sign-in.");
    static final Key<Path> YOUTUBE_API_KEY_FILE =
            Key.optional("chat.youtube.api_key_file", KeyType.path(), "File that holds that key and nothing else.");
    static final Key<String> YOUTUBE_CLIENT_ID = Key.optional(
            "chat.youtube.client_id",
            PlatformTypes.clientId(),
            "OAuth client id of the kind 'TVs and Limited Input devices'; nobody can sign in without it.");
    static final Key<Secret> YOUTUBE_CLIENT_SECRET =
            Key.secret("chat.youtube.client_secret", 1, "Secret that Google gave with that client id.");
    static final Key<Path> YOUTUBE_CLIENT_SECRET_FILE = Key.optional(
            "chat.youtube.client_secret_file", KeyType.path(), "File that holds that secret and nothing else.");
    static final Key<Set<Kind>> YOUTUBE_ACTIONS = Key.of(
            "chat.youtube.actions",
            PlatformTypes.actions(Set.of(Kind.SEND, Kind.DELETE, Kind.TIMEOUT, Kind.BAN, Kind.EMERGENCY)),
            "delete, timeout, ban",
            "What may be done on YouTube, where emergency ends the broadcast. none for nothing.");
    static final Key<URI> YOUTUBE_ID_SERVER = Key.of(
            "chat.youtube.id_server",
            KeyType.address("https://oauth2.googleapis.com", "http", "https"),
            "https://oauth2.googleapis.com",
            "Google's server for signing in.");
    static final Key<URI> YOUTUBE_API_SERVER = Key.of(
            "chat.youtube.api_server",
            KeyType.address("https://youtube.googleapis.com", "http", "https"),
            "https://youtube.googleapis.com",
            "YouTube's API.");

    static final Key<String> HELD_ON_REJECT = Key.of(
            "chat.held.on_reject",
            KeyType.choice("deny", "leave"),
            "deny",
            "What the platform is told of a message that it held, once it is rejected here or the policy blocks it.");
    static final Key<String> HELD_ON_EXPIRY = Key.of(
            "chat.held.on_expiry",
            KeyType.choice("deny", "leave"),
            "leave",
            "What the platform is told of a message that it held, once nobody decided here in time.");

    static final List<Key<?>> ALL = List.of(
            TWITCH_CLIENT_ID,
            TWITCH_READ,
            TWITCH_ACTIONS,
            TWITCH_ID_SERVER,
            TWITCH_API_SERVER,
            TWITCH_EVENTSUB_SERVER,
            TWITCH_AUTOMOD_CHECK,
            TWITCH_SUSPICIOUS_USERS,
            YOUTUBE_VIDEO,
            YOUTUBE_API_KEY,
            YOUTUBE_API_KEY_FILE,
            YOUTUBE_CLIENT_ID,
            YOUTUBE_CLIENT_SECRET,
            YOUTUBE_CLIENT_SECRET_FILE,
            YOUTUBE_ACTIONS,
            YOUTUBE_ID_SERVER,
            YOUTUBE_API_SERVER,
            YouTubeKeys.QUOTA_DAILY,
            YouTubeKeys.QUOTA_RESERVE,
            YouTubeKeys.QUOTA_COSTS,
            YouTubeKeys.QUOTA_LEAST_POLL,
            HELD_ON_REJECT,
            HELD_ON_EXPIRY);

    private PlatformKeys() {}
}
