package dev.greenroom.chat.twitch;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.greenroom.chat.Attached;
import dev.greenroom.chat.Attached.Flag;
import dev.greenroom.chat.Attached.Kind;
import dev.greenroom.chat.Attached.RepliedTo;
import dev.greenroom.chat.Attached.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the tags of a line tell beside the text. */
final class IrcAttached {
    private static final Pattern FLAG = Pattern.compile("(\\d{1,4})-(\\d{1,4}):(\\S+)");
    private static final Pattern MARK = Pattern.compile("([A-Z])\\.(\\d)");
    private static final long MILLION = 1_000_000;

    private IrcAttached() {}

    /** @param length code points of the text, which no flag reaches beyond */
    static Attached of(IRCMessageEvent line, boolean isAction, int length) {
        Attached attached = new Attached(kind(line, isAction), reply(line), bits(line), flags(line, length));
        return attached.equals(Attached.NOTHING) ? Attached.NOTHING : attached;
    }

    private static Kind kind(IRCMessageEvent line, boolean isAction) {
        if (line.getCommandType().equals("USERNOTICE")) {
            String notice = tag(line, "msg-id");
            return notice(notice.equals("sharedchatnotice") ? tag(line, "source-msg-id") : notice);
        }
        if (bits(line) != null) {
            return Kind.CHEER;
        }
        if (!tag(line, "custom-reward-id").isEmpty()) {
            return Kind.REDEMPTION;
        }
        return isAction ? Kind.ACTION : Kind.CHAT;
    }

    /** @param notice what IRC or EventSub calls the occasion */
    static Kind notice(String notice) {
        return switch (notice.replace("shared_chat_", "")) {
            case "sub", "resub" -> Kind.RESUBSCRIPTION;
            case "announcement" -> Kind.ANNOUNCEMENT;
            case "viewermilestone", "watch_streak", "bitsbadgetier", "bits_badge_tier" -> Kind.MILESTONE;
            default -> Kind.CHAT;
        };
    }

    private static @Nullable RepliedTo reply(IRCMessageEvent line) {
        String id = tag(line, "reply-parent-msg-id");
        if (id.isEmpty()) {
            return null;
        }
        String name = tag(line, "reply-parent-display-name");
        return new RepliedTo(
                id, name.isEmpty() ? tag(line, "reply-parent-user-login") : name, tag(line, "reply-parent-msg-body"));
    }

    private static @Nullable Support bits(IRCMessageEvent line) {
        String bits = tag(line, "bits");
        return bits.matches("[1-9]\\d{0,8}") ? new Support(Long.parseLong(bits) * MILLION, "bits") : null;
    }

    /** Such as {@code 0-3:P.6,10-14:A.5/I.3}; both ends are counted in. */
    private static List<Flag> flags(IRCMessageEvent line, int length) {
        List<Flag> flags = new ArrayList<>();
        for (String one : tag(line, "flags").split(",", -1)) {
            Matcher flag = FLAG.matcher(one);
            if (!flag.matches()) {
                continue;
            }
            int start = Math.min(Integer.parseInt(flag.group(1)), length);
            int end = Math.min(Integer.parseInt(flag.group(2)) + 1, length);
            Matcher mark = MARK.matcher(flag.group(3));
            while (mark.find()) {
                int level = Integer.parseInt(mark.group(2));
                if (level > 0 && end > start) {
                    flags.add(new Flag(category(mark.group(1)), level, start, end));
                }
            }
        }
        return flags;
    }

    private static String category(String letter) {
        return switch (letter) {
            case "I" -> "identity";
            case "S" -> "sexual";
            case "A" -> "aggressive";
            case "P" -> "profanity";
            default -> letter;
        };
    }

    private static String tag(IRCMessageEvent line, String name) {
        return line.getTagValue(name).orElse("");
    }
}
