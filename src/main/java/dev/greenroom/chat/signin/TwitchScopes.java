package dev.greenroom.chat.signin;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Greenroom asks of Twitch, and for what: nothing that is not switched on. */
public final class TwitchScopes {
    /** For reading by EventSub. */
    public static final Scope READ = new Scope(
            "user:read:chat", new Words("Reads the chat as you see it.", "Lit le tchat comme vous le voyez."));
    /** For asking AutoMod about texts that are to be posted. */
    public static final Scope CHECK = new Scope(
            "moderation:read",
            new Words(
                    "Asks AutoMod what it thinks of an answer before it is posted.",
                    "Demande à AutoMod ce qu'il pense d'une réponse avant de la publier."));
    /** For being told of suspicious users. */
    public static final Scope SUSPICIOUS = new Scope(
            "moderator:read:suspicious_users",
            new Words(
                    "Learns which viewers Twitch finds suspicious.",
                    "Apprend quels spectateurs Twitch trouve suspects."));

    private TwitchScopes() {}

    /** The scopes that these kinds of action need, in a fixed order. */
    public static List<Scope> of(Set<Kind> kinds) {
        List<Scope> scopes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                of(kind).stream().filter(scope -> !scopes.contains(scope)).forEach(scopes::add);
            }
        }
        return List.copyOf(scopes);
    }

    /** The scopes that one kind of action needs. */
    public static List<Scope> of(Kind kind) {
        return switch (kind) {
            case SEND ->
                List.of(scope("user:write:chat", "Writes in chat in your name.", "Écrit dans le tchat en votre nom."));
            case DELETE ->
                List.of(scope(
                        "moderator:manage:chat_messages",
                        "Deletes messages in your chat.",
                        "Supprime des messages de votre tchat."));
            case TIMEOUT, BAN ->
                List.of(scope(
                        "moderator:manage:banned_users",
                        "Times viewers out and bans them.",
                        "Exclut des spectateurs, pour un temps ou pour de bon."));
            case WARN ->
                List.of(scope(
                        "moderator:manage:warnings", "Warns viewers.", "Envoie des avertissements aux spectateurs."));
            case EMERGENCY ->
                List.of(scope(
                        "moderator:manage:shield_mode",
                        "Switches Shield Mode on and off.",
                        "Active et désactive le mode Bouclier."));
            case DECIDE_HELD ->
                List.of(scope(
                        "moderator:manage:automod",
                        "Shows what AutoMod holds, and allows or denies it.",
                        "Montre ce qu'AutoMod retient, puis l'autorise ou le refuse."));
            case MARK ->
                List.of(
                        scope(
                                "channel:manage:broadcast",
                                "Sets a stream marker when something happens.",
                                "Pose un repère dans le direct quand il se passe quelque chose."),
                        scope(
                                "clips:edit",
                                "Makes a clip of what happened, as evidence.",
                                "Fait un clip de ce qui s'est passé, comme preuve."));
        };
    }

    private static Scope scope(String name, String en, String fr) {
        return new Scope(name, new Words(en, fr));
    }
}
