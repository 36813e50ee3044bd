package dev.greenroom.detect;

import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that pass for a well-known one: by letters that look alike, by a slip of the pen, or by standing in its name. */
enum FalseNames {
    /** It passes for nobody. */
    NONE,
    /** It has a well-known name in its own. */
    BORROWED,
    /** It is written so that it is taken for a well-known one. */
    FALSE;

    private static final Set<String> KNOWN = Set.of(
            "twitch",
            "youtube",
            "paypal",
            "steam",
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
            "riotgames",
            "playstation",
            "nintendo",
            "snapchat",
            "whatsapp",
            "telegram",
            "spotify",
            "leboncoin",
            "chronopost",
            "coinbase",
            "binance",
            "metamask");

    /** The known names by their outlines. */
    private static final Map<String, String> OUTLINES =
            KNOWN.stream().collect(Collectors.toMap(FalseNames::outline, name -> name));

    /** A slip in a shorter name gives another word too easily: "switch". */
    private static final int LEAST_FOR_SLIP = 7;

    /** @param host in small letters */
    static FalseNames of(String host) {
        String[] labels = host.split("\\.");
        if (labels.length < 2) {
            return NONE;
        }
        String name = labels[labels.length - 2];
        if (KNOWN.contains(name)) {
            return NONE;
        }
        boolean borrowed = false;
        for (String part : name.split("-")) {
            if (KNOWN.contains(part)) {
                borrowed = true;
            } else if (passesForAnother(part)) {
                return FALSE;
            }
        }
        return borrowed ? BORROWED : NONE;
    }

    private static boolean passesForAnother(String part) {
        if (OUTLINES.containsKey(outline(part)) || KNOWN.stream().anyMatch(known -> slipped(part, known))) {
            return true;
        }
        if (part.chars().allMatch(c -> c < 128)) {
            return false;
        }
        Views views = Views.of(part);
        if (OUTLINES.containsKey(outline(views.folded().text().strip()))) {
            return true;
        }
        for (View view : views.lifted()) {
            if (view.words() == 1 && OUTLINES.containsKey(outline(view.word(0)))) {
                return true;
            }
        }
        return false;
    }

    /** The name with one form for letters, signs and pairs that look alike. */
    private static String outline(String name) {
        String pairs = name.replace("rn", "m").replace("vv", "w").replace("cl", "d");
        StringBuilder outline = new StringBuilder(pairs.length());
        pairs.chars().forEach(c -> outline.append((char) alike(c)));
        return outline.toString();
    }

    private static int alike(int c) {
        return switch (c) {
            case 'i', '1', '|', 'j' -> 'l';
            case '0' -> 'o';
            case '3' -> 'e';
            case '4' -> 'a';
            case '5' -> 's';
            case '7' -> 't';
            case '8' -> 'b';
            default -> c;
        };
    }

    /** Whether one letter too many, too few or doubled makes one of the other; both begin with the same letter. */
    private static boolean slipped(String part, String known) {
        String longer = part.length() > known.length() ? part : known;
        String shorter = part.length() > known.length() ? known : part;
        if (known.length() < LEAST_FOR_SLIP
                || longer.length() - shorter.length() != 1
                || longer.charAt(0) != shorter.charAt(0)) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        // A letter at the end makes a plural or a word of its own: "discords", "amazone".
        return same < shorter.length() - 1 && longer.substring(same + 1).equals(shorter.substring(same))
                || same == shorter.length() && longer.charAt(same) == longer.charAt(same - 1);
    }
}
