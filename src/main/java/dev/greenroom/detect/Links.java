package dev.greenroom.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.greenroom.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Links, and among them those that hide where they lead: shorteners, and hosts that pass for a well-known one. */
final class Links {
    private static final Category LINK = new Category("spam/link");
    private static final Category FRAUD = new Category("illicit/fraud");
    private static final Pattern URL = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)[^\\s]{3,500}|\\b[\\pL\\d-]{2,63}\\.(?:com|net|org|ru|xyz|tk|gg|io|shop|top|click|link|live|fr|be|ly|me|gd|at|gy)/[^\\s]{1,300}");
    /** A host without more. It is said in passing a hundred times a day, and looked at only for whom it passes for. */
    private static final Pattern HOST =
            Pattern.compile("(?i)\\b[\\pL\\d][\\pL\\d-]{2,62}(?:\\.[\\pL\\d-]{2,63}){1,4}\\b");

    private static final Set<String> SHORTENERS = Set.of(
            "bit.ly",
            "tinyurl.com",
            "t.ly",
            "cutt.ly",
            "rb.gy",
            "is.gd",
            "goo.gl",
            "ow.ly",
            "shorturl.at",
            "rebrand.ly");

    private static final int MOST = 16;
    private static final double HIDDEN = 0.45;
    private static final double FALSE_NAME = 0.75;
    /** A well-known name within another's: "discord-nitro.gift". Some are honest, so a person looks. */
    private static final double BORROWED_NAME = 0.35;

    private Links() {}

    static void find(List<Finding> found, String text) {
        if (text.indexOf('/') >= 0 || text.contains("www.") || text.contains("WWW.")) {
            links(found, text);
        } else if (hasInnerDot(text)) {
            each(HOST, text, (host, span) -> judge(found, host.toLowerCase(Locale.ROOT), span));
        }
    }

    /** Whether a dot stands between two letters, as it hardly ever does in chat. */
    private static boolean hasInnerDot(String text) {
        for (int dot = text.indexOf('.', 1); dot >= 0 && dot < text.length() - 2; dot = text.indexOf('.', dot + 1)) {
            if (Character.isLetterOrDigit(text.charAt(dot - 1)) && Character.isLetter(text.charAt(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static void links(List<Finding> found, String text) {
        each(URL, text, (link, span) -> {
            found.add(PersonalData.finding(LINK, 0.5, span));
            judge(found, host(link), span);
        });
        if (found.stream().noneMatch(finding -> finding.category().equals(LINK))) {
            each(HOST, text, (host, span) -> judge(found, host.toLowerCase(Locale.ROOT), span));
        }
    }

    /** What is done with each match and its place. */
    private interface Each {
        void match(String text, Span span);
    }

    private static void each(Pattern pattern, String text, Each each) {
        Matcher matcher = pattern.matcher(text);
        int counted = 0;
        int position = 0;
        for (int n = 0; n < MOST && matcher.find(); n++) {
            position += text.codePointCount(counted, matcher.start());
            counted = matcher.start();
            each.match(
                    matcher.group(),
                    new Span(position, position + text.codePointCount(matcher.start(), matcher.end())));
        }
    }

    private static void judge(List<Finding> found, String host, Span span) {
        if (SHORTENERS.contains(host)) {
            found.add(PersonalData.finding(FRAUD, HIDDEN, span));
            return;
        }
        switch (FalseNames.of(host)) {
            case FALSE -> found.add(PersonalData.finding(FRAUD, FALSE_NAME, span));
            case BORROWED -> found.add(PersonalData.finding(FRAUD, BORROWED_NAME, span));
            case NONE -> {}
        }
    }

    private static String host(String link) {
        String rest = link.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
