package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One right that is asked for.
 *
 * @param name the platform's, such as {@code user:write:chat}
 * @param purpose what Greenroom does with it, in a sentence for the streamer
 */
public record Scope(String name, Words purpose) {
    /** The names as OAuth writes them: with a space between. */
    static String names(List<Scope> scopes) {
        return scopes.stream().map(Scope::name).collect(Collectors.joining(" "));
    }
}
