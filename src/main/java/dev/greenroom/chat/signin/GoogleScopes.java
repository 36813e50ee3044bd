package dev.greenroom.chat.signin;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import java.util.List;
import java.util.Set;

/**
 * What Greenroom asks of Google. Signing in by a code knows two scopes of YouTube only: one that reads, and one that may
 * do everything; there is nothing narrower in between.
 */
public final class GoogleScopes {
    private static final String ROOT = "https://www.googleapis.com/auth/";
    private static final Scope READ = new Scope(
            ROOT + "youtube.readonly",
            new Words("Finds your broadcast and reads its chat.", "Trouve votre direct et lit son tchat."));
    private static final Scope MANAGE = new Scope(
            ROOT + "youtube",
            new Words(
                    "Finds your broadcast, reads its chat, writes in it and moderates it. Google has no narrower scope"
                            + " that can be signed in to by a code.",
                    "Trouve votre direct, lit son tchat, y écrit et le modère. Google n'a pas d'autorisation plus"
                            + " étroite pour une connexion par code."));

    private GoogleScopes() {}

    /** What is needed for these kinds of action, and for finding one's own broadcast. */
    public static List<Scope> of(Set<Kind> kinds) {
        return List.of(kinds.isEmpty() ? READ : MANAGE);
    }
}
