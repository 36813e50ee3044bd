package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Happening.Said;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens, as lines of Twitch's IRC. */
final class IrcLines {
    private static final String SERVER = ":tmi.twitch.tv ";

    private final Viewer room;

    IrcLines(Viewer room) {
        this.room = room;
    }

    /** Empty for what IRC does not tell. */
    Optional<String> line(Happening happening) {
        if (happening instanceof Said said) {
            return Optional.of(said(said));
        }
        if (happening instanceof Happening.Deleted deleted) {
            return Optional.of("@login=" + deleted.author().login() + ";room-id=;target-msg-id=" + deleted.messageId()
                    + ";tmi-sent-ts=1 " + SERVER + "CLEARMSG " + channel() + " :" + deleted.text());
        }
        if (happening instanceof Happening.Removed removed) {
            String length = removed.seconds() == null ? "" : "ban-duration=" + removed.seconds() + ";";
            return Optional.of("@" + length + "room-id=" + room.id() + ";target-user-id="
                    + removed.who().id() + ";tmi-sent-ts=1 " + SERVER + "CLEARCHAT " + channel() + " :"
                    + removed.who().login());
        }
        if (happening instanceof Happening.Cleared) {
            return Optional.of("@room-id=" + room.id() + ";tmi-sent-ts=1 " + SERVER + "CLEARCHAT " + channel());
        }
        return happening instanceof Happening.Raided raided ? Optional.of(raided(raided)) : Optional.empty();
    }

    private String said(Said said) {
        Map<String, String> tags = author(said.by());
        tags.put("id", said.id());
        tags.put("room-id", room.id());
        tags.put("tmi-sent-ts", String.valueOf(said.at().toEpochMilli()));
        tags.put("flags", said.extras().flags());
        tags.put("first-msg", said.extras().first() ? "1" : "0");
        if (said.extras().sourceId() != null) {
            tags.put("source-id", said.extras().sourceId());
            tags.put("source-room-id", "888");
        }
        Said parent = said.extras().replyTo();
        if (parent != null) {
            tags.put("reply-parent-msg-id", parent.id());
            tags.put("reply-parent-user-id", parent.by().id());
            tags.put("reply-parent-user-login", parent.by().login());
            tags.put("reply-parent-display-name", parent.by().name());
            tags.put("reply-parent-msg-body", parent.text());
        }
        return switch (said.kind()) {
            case CHAT -> privmsg(tags, said, said.text());
            case ACTION -> privmsg(tags, said, "\u0001ACTION " + said.text() + "\u0001");
            case CHEER -> {
                tags.put("bits", String.valueOf(said.extras().bits()));
                yield privmsg(tags, said, said.text());
            }
            case REDEMPTION -> {
                tags.put("custom-reward-id", "0000bbbb-0000-4000-8000-000000000001");
                yield privmsg(tags, said, said.text());
            }
            case RESUB -> {
                tags.put("msg-param-cumulative-months", "23");
                tags.put("msg-param-sub-plan", "1000");
                yield notice(tags, "resub", said);
            }
            case ANNOUNCEMENT -> notice(tags, "announcement", said);
            case MILESTONE -> notice(tags, "viewermilestone", said);
        };
    }

    private String privmsg(Map<String, String> tags, Said said, String text) {
        String login = said.by().login();
        return tags(tags) + " :" + login + "!" + login + "@" + login + ".tmi.twitch.tv PRIVMSG " + channel() + " :"
                + text;
    }

    private String notice(Map<String, String> tags, String kind, Said said) {
        tags.put("msg-id", kind);
        tags.put("login", said.by().login());
        tags.put("system-msg", said.by().name() + " has something to say");
        return tags(tags) + " " + SERVER + "USERNOTICE " + channel() + " :" + said.text();
    }

    private String raided(Happening.Raided raided) {
        Map<String, String> tags = author(raided.by());
        tags.put("id", "raid-" + raided.by().id());
        tags.put("login", raided.by().login());
        tags.put("msg-id", "raid");
        tags.put("msg-param-viewerCount", String.valueOf(raided.viewers()));
        tags.put("room-id", room.id());
        tags.put("system-msg", raided.viewers() + " raiders from " + raided.by().name() + " have joined!");
        return tags(tags) + " " + SERVER + "USERNOTICE " + channel();
    }

    private static Map<String, String> author(Viewer by) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("badges", String.join(",", by.badges()));
        tags.put("display-name", by.name());
        tags.put("mod", by.badges().contains("moderator/1") ? "1" : "0");
        tags.put("user-id", by.id());
        return tags;
    }

    String channel() {
        return "#" + room.login();
    }

    private static String tags(Map<String, String> tags) {
        return "@"
                + tags.entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + escaped(tag.getValue()))
                        .collect(Collectors.joining(";"));
    }

    /** As IRCv3 wants the values of tags. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\:")
                .replace(" ", "\\s")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
