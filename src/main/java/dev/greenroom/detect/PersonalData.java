package dev.greenroom.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.greenroom.text.Span;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what belongs to somebody or must not be told: e-mail addresses, telephone numbers, bank accounts and cards,
 * identity numbers, addresses of houses and machines, links, keys. Regular expressions in linear time find candidates;
 * checksums and number plans decide.
 */
final class PersonalData {
    static final Category EMAIL = new Category("personal-data/email");
    static final Category PHONE = new Category("personal-data/phone");
    static final Category BANK = new Category("personal-data/bank");
    static final Category ID = new Category("personal-data/id");
    static final Category IP = new Category("personal-data/ip");
    static final Category ADDRESS = new Category("personal-data/address");
    static final Category DOXXING = new Category("personal-data/doxxing");
    static final Category SECRET = new Category("leak/secret");

    private static final String PROVIDERS =
            "gmail|googlemail|hotmail|outlook|yahoo|orange|free|proton|protonmail|icloud|laposte|sfr|wanadoo|gmx|aol|live";
    private static final String[] EACH_PROVIDER = PROVIDERS.split("\\|");
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,4}\\.[A-Za-z]{2,24}");
    private static final Pattern SPELLED_MAIL = Pattern.compile("(?i)\\b[a-z0-9][a-z0-9._-]{1,40} ?"
            + "(?: (?:at|arobase) (?:" + PROVIDERS + ")|[\\[(] ?(?:at|arobase) ?[\\])] ?[a-z0-9-]{2,40})"
            + " ?(?:[\\[(] ?(?:dot|point) ?[\\])]|dot|point|\\.) ?(?:com|org|net|fr|uk|de|be|ch|ca|me|eu|io)\\b");
    private static final Pattern STREET = Pattern.compile(
            "\\b\\d{1,5}[A-Za-z]? (?:[A-Z][A-Za-z'.-]{1,20} ){1,3}(?i:street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive|court|terrace|crescent|close)\\b"
                    + "(?:, ?[A-Z][A-Za-z' -]{2,30})?"
                    + "|\\b\\d{1,4}(?: ?(?:bis|ter))?,? (?i:rue|avenue|boulevard|bd|impasse|allée|allee|chemin|quai|route|place) "
                    + "(?:(?i:de la |de l'|du |des |de |d'|la |le |l')[\\pL-]{2,30}|\\p{Lu}[\\pL-]{1,30})(?: \\p{Lu}[\\pL-]{1,30}){0,3}"
                    + "(?:,? \\d{5} \\p{Lu}[\\pL-]{1,30})?");
    private static final Pattern AT_HOME = Pattern.compile(
            "(?i)\\b(?:lives?|living|stays|resides|address is|his address|her address|their address|home is|habite|vit|crèche|loge|adresse)\\b[^.!?]{0,40}$");
    /** Who lives nowhere. */
    private static final Pattern FICTION = Pattern.compile(
            "(?i)\\b(?:characters?|npc|hero|heroine|wizard|sims?|perso|personnage|pnj|héros|héroïne|magicien)\\b[^.!?]{0,40}$");

    private static final Pattern KEY = Pattern.compile(
            "\\bsk-[A-Za-z0-9_-]{20,200}|\\bgh[pousr]_[A-Za-z0-9]{30,100}|\\bgithub_pat_[A-Za-z0-9_]{22,100}|\\bAKIA[0-9A-Z]{16}\\b"
                    + "|\\bAIza[0-9A-Za-z_-]{35}|\\bxox[abprs]-[A-Za-z0-9-]{10,100}|\\bglpat-[A-Za-z0-9_-]{20,64}"
                    + "|\\beyJ[A-Za-z0-9_-]{8,500}\\.eyJ[A-Za-z0-9_-]{8,900}\\.[A-Za-z0-9_-]{8,500}"
                    + "|\\boauth:[a-z0-9]{30}\\b|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----");
    /** Without one of these words there is nothing for the patterns above. */
    private static final List<String> AT = List.of(" at ", " arobase ");

    private static final List<String> DOT = List.of(" dot ", " point ");
    private static final WordMap<Boolean> STREETS = words(
            "street",
            "st",
            "avenue",
            "ave",
            "road",
            "rd",
            "boulevard",
            "blvd",
            "lane",
            "drive",
            "court",
            "terrace",
            "crescent",
            "close",
            "rue",
            "bd",
            "impasse",
            "allee",
            "chemin",
            "quai",
            "route",
            "place");
    private static final List<String> KEYS = List.of(
            "sk-",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "AKIA",
            "AIza",
            "xox",
            "glpat-",
            "eyJ",
            "oauth:",
            "-----BEGIN");
    private static final int LEAST_DIGITS = 9;
    private static final int LEAST_KEY = 16;
    private static final int MOST = 16;

    private PersonalData() {}

    /** What one pass over a text tells about what may be in it. */
    private static final class Signs {
        private int digits;
        private int colons;
        private int dots;
        private boolean brackets;
        private boolean slash;
        /** Whether an at sign stands behind a letter or digit: those before names of viewers do not. */
        private boolean at;

        private int longest;

        Signs(String text) {
            int begun = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 'a' || c >= 'A' && c <= 'Z') {
                    continue;
                }
                digits += c >= '0' && c <= '9' ? 1 : 0;
                colons += c == ':' ? 1 : 0;
                dots += c == '.' ? 1 : 0;
                brackets |= c == '[' || c == '(';
                slash |= c == '/';
                at |= c == '@' && i > 0 && mayEndName(text.charAt(i - 1));
                if (c == ' ') {
                    longest = Math.max(longest, i - begun);
                    begun = i + 1;
                }
            }
            longest = Math.max(longest, text.length() - begun);
        }

        private static boolean mayEndName(char c) {
            return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
        }
    }

    /** @param folded the text as {@link dev.greenroom.text.Views#folded} shows it */
    static List<Finding> find(String text, View folded) {
        Signs signs = new Signs(text);
        List<Finding> found = new ArrayList<>(0);
        if (signs.at) {
            collect(found, text, MAIL, EMAIL, 0.6, match -> true);
        }
        if ((signs.dots > 0 || has(folded, DOT)) && (signs.brackets || namesProvider(folded))) {
            collect(found, text, SPELLED_MAIL, EMAIL, 0.6, match -> true);
        }
        if (signs.digits >= LEAST_DIGITS) {
            Numbers.find(found, text);
        }
        if (signs.digits >= 4 && signs.dots >= 3) {
            collect(found, text, Numbers.IP4, IP, 0.6, Numbers::isPublicIp4);
        }
        if (signs.colons >= 4) {
            collect(found, text, Numbers.IP6, IP, 0.6, Numbers::isIp6);
        }
        if (signs.digits > 0 && has(folded, STREETS)) {
            addresses(found, text);
        }
        if (signs.longest >= LEAST_KEY && mayHoldKey(text)) {
            collect(found, text, KEY, SECRET, 0.9, match -> true);
        }
        if (signs.dots > 0 || signs.slash && text.contains("://")) {
            Links.find(found, text);
        }
        return found;
    }

    /** Whether an address is spelled without brackets: behind an "at" stands somebody who carries mail. */
    private static boolean namesProvider(View folded) {
        String text = folded.text();
        for (int i = 0; i < AT.size(); i++) {
            String word = AT.get(i);
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                if (beginsWithProvider(text, at + word.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean beginsWithProvider(String text, int at) {
        for (String provider : EACH_PROVIDER) {
            if (text.startsWith(provider, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHoldKey(String text) {
        for (int i = 0; i < KEYS.size(); i++) {
            if (text.contains(KEYS.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(View folded, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (folded.text().contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words stands in the view. Asked first, as matching a pattern costs microseconds. */
    private static boolean has(View folded, WordMap<Boolean> words) {
        for (int word = 0; word < folded.words(); word++) {
            if (words.has(folded.text(), folded.wordStart(word), folded.wordEnd(word))) {
                return true;
            }
        }
        return false;
    }

    private static WordMap<Boolean> words(String... words) {
        return new WordMap<>(Arrays.stream(words).collect(Collectors.toMap(word -> word, word -> true)));
    }

    /** An address is personal; said of where somebody lives, it exposes them. */
    private static void addresses(List<Finding> found, String text) {
        List<Finding> streets = new ArrayList<>(0);
        collect(streets, text, STREET, ADDRESS, 0.6, match -> true);
        for (Finding street : streets) {
            Span span = street.span();
            String lead = new Span(Math.max(0, span.start() - 60), span.start()).of(text);
            if (!FICTION.matcher(lead).find()) {
                found.add(AT_HOME.matcher(lead).find() ? finding(DOXXING, 0.85, span) : street);
            }
        }
    }

    /** Adds the first {@value #MOST} matches that pass the test. */
    static void collect(
            List<Finding> found,
            String text,
            Pattern pattern,
            Category category,
            double severity,
            Predicate<String> isReal) {
        Matcher matcher = pattern.matcher(text);
        int counted = 0;
        int position = 0;
        for (int n = 0; n < MOST && matcher.find(); n++) {
            if (!isReal.test(matcher.group())) {
                continue;
            }
            position += text.codePointCount(counted, matcher.start());
            counted = matcher.start();
            int end = position + text.codePointCount(matcher.start(), matcher.end());
            found.add(finding(category, severity, new Span(position, end)));
        }
    }

    static Finding finding(Category category, double severity, Span span) {
        return new Finding(category.path(), "", category, severity, 1, severity * 0.5, span, null, List.of());
    }
}
