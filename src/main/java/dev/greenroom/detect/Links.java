package dev.greenroom.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.greenroom.text.Span;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Links, and among them those that hide where they lead: shorteners, and domains that pass for a well-known one. */
final class Links {
    private static final Category LINK = new Category("spam/link");
    private static final Category FRAUD = new Category("illicit/fraud");
    private static final Pattern URL = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)[^\\s]{3,500}|\\b[\\pL\\d-]{2,63}\\.(?:com|net|org|ru|xyz|tk|gg|io|shop|top|click|link|live|fr|be|ly|me|gd|at|gy)/[^\\s]{1,300}");
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
    private static final Set<String> KNOWN = Set.of(
            "twitch",
            "youtube",
            "paypal",
            "steamcommunity",
            "steampowered",
            "discord",
            "discordapp",
            "google",
            "facebook",
            "instagram",
            "tiktok",
            "amazon",
            "microsoft",
            "netflix",
            "roblox",
            "epicgames",
            "coinbase",
            "binance");
    private static final int MOST = 16;

    private Links() {}

    static void find(List<Finding> found, String text) {
        if (text.indexOf('/') < 0 && !text.contains("www.") && !text.contains("WWW.")) {
            return;
        }
        Matcher matcher = URL.matcher(text);
        int counted = 0;
        int position = 0;
        for (int n = 0; n < MOST && matcher.find(); n++) {
            position += text.codePointCount(counted, matcher.start());
            counted = matcher.start();
            Span span = new Span(position, position + text.codePointCount(matcher.start(), matcher.end()));
            found.add(PersonalData.finding(LINK, 0.5, span));
            String host = host(matcher.group());
            if (SHORTENERS.contains(host)) {
                found.add(PersonalData.finding(FRAUD, 0.45, span));
            } else if (passesForAnother(host)) {
                found.add(PersonalData.finding(FRAUD, 0.8, span));
            }
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

    /** Whether the name before the last dot reads like a known one, and is not. */
    private static boolean passesForAnother(String host) {
        String[] labels = host.split("\\.");
        if (labels.length < 2) {
            return false;
        }
        String name = labels[labels.length - 2];
        if (KNOWN.contains(name)) {
            return false;
        }
        if (KNOWN.contains(name.replace("rn", "m").replace("vv", "w").replace("cl", "d"))) {
            return true;
        }
        Views views = Views.of(name);
        if (KNOWN.contains(views.folded().text().strip())) {
            return true;
        }
        for (View view : views.lifted()) {
            if (view.words() == 1 && KNOWN.contains(view.word(0))) {
                return true;
            }
        }
        return false;
    }
}
