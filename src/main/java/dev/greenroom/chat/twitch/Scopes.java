package dev.greenroom.chat.twitch;

import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a token has to be allowed for which deed. */
final class Scopes {
    static final String READ_CHAT = "user:read:chat";
    static final String AUTOMOD = "moderator:manage:automod";
    static final String SUSPICIOUS = "moderator:read:suspicious_users";
    private static final String READ_SHIELD = "moderator:read:shield_mode";
    private static final String MANAGE_SHIELD = "moderator:manage:shield_mode";
    static final String CHECK = "moderation:read";
    static final String MARKER = "channel:manage:broadcast";
    static final String CLIP = "clips:edit";

    private static final Words NOBODY = new Words("not signed in to Twitch", "pas connecté à Twitch");

    private Scopes() {}

    /** Any of them is enough. */
    private static List<String> of(Kind kind) {
        return switch (kind) {
            case SEND -> List.of("user:write:chat");
            case DELETE -> List.of("moderator:manage:chat_messages");
            case TIMEOUT, BAN -> List.of("moderator:manage:banned_users");
            case WARN -> List.of("moderator:manage:warnings");
            case EMERGENCY -> List.of(MANAGE_SHIELD);
            case DECIDE_HELD -> List.of(AUTOMOD);
            case MARK -> List.of(MARKER, CLIP);
        };
    }

    static Ability ability(Optional<TwitchAccount.Token> token, Kind kind) {
        if (token.isEmpty()) {
            return new Ability.Missing(NOBODY);
        }
        List<String> scopes = of(kind);
        return scopes.stream().anyMatch(token.get()::may)
                ? new Ability.Ready()
                : new Ability.Missing(lacks(String.join(" or ", scopes), String.join(" ou ", scopes)));
    }

    static Map<Kind, Ability> abilities(Optional<TwitchAccount.Token> token) {
        Map<Kind, Ability> abilities = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            abilities.put(kind, ability(token, kind));
        }
        return abilities;
    }

    static boolean maySeeShield(TwitchAccount.Token token) {
        return token.may(READ_SHIELD) || token.may(MANAGE_SHIELD);
    }

    static Words lacks(String scope) {
        return lacks(scope, scope);
    }

    private static Words lacks(String en, String fr) {
        return new Words(
                "token lacks " + en + "; sign in again and allow it",
                "il manque au jeton " + fr + " ; reconnectez-vous et accordez-le");
    }
}
