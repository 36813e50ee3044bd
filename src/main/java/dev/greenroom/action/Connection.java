package dev.greenroom.action;

import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.ChatSource;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.signin.SignIn;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chat that is read, with what can be done on it.
 *
 * @param source where it comes from; its name is that of the connection and the beginning of its channels' names
 * @param signIn absent where nobody can sign in: a recording, or no client id is set
 * @param switchedOn the kinds of action that the settings allow
 */
public record Connection(ChatSource source, Optional<SignIn> signIn, Set<Kind> switchedOn) {
    public Connection {
        switchedOn = Set.copyOf(switchedOn);
    }

    /** A chat on which nothing can be done. */
    public static Connection reading(ChatSource source) {
        return new Connection(source, Optional.empty(), Set.of());
    }

    public String name() {
        return source.name();
    }

    /** The side that can act, where there is one. */
    public Optional<ChatConnector> connector() {
        return source instanceof ChatConnector connector ? Optional.of(connector) : Optional.empty();
    }

    /** What can be done now, of every kind: switched on in the settings, and possible. */
    public Map<Kind, Ability> abilities() {
        Map<Kind, Ability> abilities = new EnumMap<>(Kind.class);
        Map<Kind, Ability> possible = connector().map(ChatConnector::abilities).orElse(Map.of());
        for (Kind kind : Kind.values()) {
            Ability nowhere = new Ability.Missing(ActionWords.impossible(name()));
            Ability able = possible.getOrDefault(kind, nowhere);
            boolean off = able instanceof Ability.Ready && !switchedOn.contains(kind);
            abilities.put(kind, off ? new Ability.Missing(ActionWords.switchedOff(name(), kind)) : able);
        }
        return abilities;
    }

    /** What can be done of one kind. */
    public Ability ability(Kind kind) {
        Ability able = abilities().get(kind);
        return able == null ? new Ability.Missing(ActionWords.impossible(name())) : able;
    }
}
