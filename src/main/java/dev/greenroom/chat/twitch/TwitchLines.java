package dev.greenroom.chat.twitch;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.greenroom.chat.Attached;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What Twitch's lines mean. Takes PRIVMSG (with {@code /me} and cheers) and the texts of USERNOTICE (resubscriptions,
 * announcements), for all of them can be read to the avatar; a message that shared chat brings twice is taken once. Any
 * thread.
 */
final class TwitchLines {
    private static final String ACTION = "\u0001ACTION ";
    private static final String ACTION_END = "\u0001";

    private final String login;
    private final Clock clock;
    private final Seen seen = new Seen();

    private final Suspects suspects;

    TwitchLines(String login, Clock clock, Suspects suspects) {
        this.suspects = suspects;
        this.login = login;
        this.clock = clock;
    }

    /** Whether a line shows that the channel has been joined. */
    boolean showsJoined(IRCMessageEvent line) {
        return isHere(line)
                && !line.getCommandType().equals("JOIN")
                && !line.getCommandType().equals("NOTICE");
    }

    boolean isHere(IRCMessageEvent line) {
        return line.getChannelName().filter(login::equalsIgnoreCase).isPresent();
    }

    Optional<ChatEvent> read(IRCMessageEvent line) {
        if (!isHere(line)) {
            return Optional.empty();
        }
        return switch (line.getCommandType()) {
            case "PRIVMSG", "USERNOTICE" -> said(line);
            case "CLEARCHAT" -> Optional.of(cleared(line));
            case "CLEARMSG" -> line.getTagValue("target-msg-id").map(id -> new ChatEvent.Deleted(channel(), id));
            default -> Optional.empty();
        };
    }

    private Optional<ChatEvent> said(IRCMessageEvent line) {
        String raw = line.getMessage().orElse("");
        String text = plain(raw);
        if (text.isBlank()) {
            return Optional.empty();
        }
        String id = line.getTagValue("id").orElseGet(() -> UUID.randomUUID().toString());
        if (!seen.isNew(line.getTagValue("source-id").orElse(id))) {
            return Optional.empty();
        }
        String author = line.getTagValue("login").or(line::getClientName).orElse("unknown");
        String authorId = line.getTagValue("user-id").orElse(author);
        Attached attached = IrcAttached.of(line, raw.startsWith(ACTION), text.codePointCount(0, text.length()));
        return Optional.of(new ChatEvent.Said(new ChatMessage(
                id,
                channel(),
                authorId,
                line.getTagValue("display-name").orElse(author),
                text,
                sentAt(line),
                TwitchStanding.of(line),
                attached.flaggedAlso(suspects.flags(authorId, text)))));
    }

    private ChatEvent cleared(IRCMessageEvent line) {
        return line.getTagValue("target-user-id")
                .or(line::getMessage)
                .<ChatEvent>map(author -> new ChatEvent.AuthorRemoved(channel(), author))
                .orElseGet(() -> new ChatEvent.Cleared(channel()));
    }

    private Instant sentAt(IRCMessageEvent line) {
        return line.getTagValue("tmi-sent-ts")
                .filter(millis -> millis.matches("\\d{1,15}"))
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .orElseGet(clock::instant);
    }

    private String channel() {
        return "twitch/" + login;
    }

    /** Without what {@code /me} wraps around it. */
    static String plain(String text) {
        if (!text.startsWith(ACTION)) {
            return text;
        }
        String action = text.substring(ACTION.length());
        return action.endsWith(ACTION_END) ? action.substring(0, action.length() - 1) : action;
    }
}
