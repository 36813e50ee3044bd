package dev.greenroom.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;

/**
 * What one code point becomes when it is folded: a string of lower-case letters without marks, {@link #IGNORED},
 * {@link #SEPARATOR}, or, for emoji and other symbols, itself. Tables only; no state.
 */
final class Letters {
    /** Invisible or a mark: it leaves no trace and does not end a word. */
    static final String IGNORED = "";

    static final String SEPARATOR = " ";

    private static final char NOTHING = 0;
    private static final int TABLED = 0x2000;
    /** Invisible copies of ASCII, which a language model reads and a viewer does not see. */
    private static final int TAGS = 0xE0000;

    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final Map<Integer, String> UNDECOMPOSED = Map.ofEntries(
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "oe"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "ae"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"));
    private static final String[] TABLE = new String[TABLED];
    private static final Map<Integer, Character> LOOKALIKES = lookalikes();
    private static final Map<Integer, Character> TURNED = turned();
    /** The same for those letters of which texts are full. */
    private static final char[] LOOKALIKE_TABLE = new char[TABLED];

    private static final char[] TURNED_TABLE = new char[TABLED];

    static {
        for (int cp = 0; cp < TABLED; cp++) {
            TABLE[cp] = compute(cp);
            LOOKALIKE_TABLE[cp] = LOOKALIKES.getOrDefault(cp, NOTHING);
            TURNED_TABLE[cp] = TURNED.getOrDefault(cp, NOTHING);
        }
    }

    private Letters() {}

    static String fold(int cp) {
        return cp < TABLED ? TABLE[cp] : compute(cp);
    }

    /** The Latin letter that {@code cp} passes for, or 0. Leet digits are not here: they need letters around them. */
    static char lookalike(int cp) {
        if (cp < 0x80) {
            return 0;
        }
        if (cp >= 0x1F1E6 && cp <= 0x1F1FF) {
            return (char) ('a' + cp - 0x1F1E6);
        }
        if (cp >= TAGS + 'a' && cp <= TAGS + 'z') {
            return (char) (cp - TAGS);
        }
        char found = cp < TABLED ? LOOKALIKE_TABLE[cp] : LOOKALIKES.getOrDefault(cp, NOTHING);
        return found == NOTHING ? Confusables.latin(cp) : found;
    }

    /** The letter that {@code cp} shows when the screen stands on its head, or 0. */
    static char turned(int cp) {
        return cp < TABLED ? TURNED_TABLE[cp] : TURNED.getOrDefault(cp, NOTHING);
    }

    /** The letter that an ASCII digit or sign stands for in leet, or 0. {@code one} is the reading of 1, ! and |. */
    static char leet(int cp, char one) {
        return switch (cp) {
            case '0' -> 'o';
            case '1', '!', '|' -> one;
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '6', '9' -> 'g';
            case '7', '+' -> 't';
            case '8' -> 'b';
            default -> 0;
        };
    }

    private static String compute(int cp) {
        int type = Character.getType(cp);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || cp >= FIRST_SKIN_TONE && cp <= LAST_SKIN_TONE
                || UCharacter.hasBinaryProperty(cp, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return IGNORED;
        }
        String own = UNDECOMPOSED.get(cp);
        if (own != null) {
            return own;
        }
        String decomposed = NFKD.getDecomposition(cp);
        String letters = lettersOf(decomposed == null ? Character.toString(cp) : decomposed);
        if (!letters.isEmpty()) {
            return letters;
        }
        return type == Character.OTHER_SYMBOL ? Character.toString(cp) : SEPARATOR;
    }

    private static String lettersOf(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(cp -> {
            String own = UNDECOMPOSED.get(cp);
            if (own != null) {
                letters.append(own);
            } else {
                letters.appendCodePoint(Character.toLowerCase(cp));
            }
        });
        return letters.toString();
    }

    /** Pairs of lower-case letters (after folding) that UTS 39 and the eye take for Latin ones, and styled alphabets. */
    private static Map<Integer, Character> lookalikes() {
        Map<Integer, Character> map = new HashMap<>();
        pairs(map, "аa бb вb гr еe зe иu кk мm нh оo рp сc тt уy хx ѕs іi јj ԁd ԛq ԝw һh ӏl ьb пn лn дa эe юo яr");
        pairs(map, "αa βb γy εe ζz ηn ιi κk λl μu νv οo ρp σo ςs τt υu χx ωw δd θo φo ξe ϲc ϳj");
        pairs(map, "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ǫq ꞯq");
        pairs(
                map,
                "ɑa ɐa ɒa ɓb ƅb ƈc ɖd ɗd əe ǝe ɛe ɜe ƒf ɠg ɡg ɦh ɨi ɩi ɭl ɫl ɱm ɯm ɲn ŋn ɔo ɵo ƥp ʠq ɾr ɹr ʂs ʃs ƭt ʈt ʇt ʉu ʊu ʋv ʌv ʍw ƴy ʎy ʐz ʒz");
        pairs(map, "єe ภn เi ﻮg ๏o คa ๒b ๔d ђh ๓m קp รs ยu שv ฬw ץy չz");
        pairs(map, "ᑎn ᖇr ᗩa ᗷb ᑕc ᗪd ᗴe ᖴf ᕼh ᒍj ᛕk ᒪl ᗰm ᝪo ᑭp ᑫq ᔕs ᑌu ᐯv ᗯw ᙭x");
        pairs(map, "אx סo ןi וi տs օo սu հh ցg յj ոn զq");
        styled(map, 0x1F130, 26);
        styled(map, 0x1F150, 26);
        styled(map, 0x1F170, 26);
        pairs(map, "€e £l ¢c ¥y §s ¡i †t ∂d ∑e ∆a ∀a ∃e ∩n ∪u ∅o");
        return Map.copyOf(map);
    }

    private static Map<Integer, Character> turned() {
        Map<Integer, Character> map = new HashMap<>();
        pairs(
                map,
                "ɐa ɔc ǝe əe ɟf ƃg ɓg ɥh ᴉi ıi ɾj ſj ʞk ʃl ꞁl ɯm ɹr ʇt ʌv ʍw ʎy ᗺb Ɔc ƎE Ⅎf פg ꓘk ⅂l Ԁp ᴚr ꓤr ⊥t ꓕt ∩u Λv ⅄y");
        map.replaceAll((turned, letter) -> Character.toLowerCase(letter));
        return Map.copyOf(map);
    }

    private static void pairs(Map<Integer, Character> map, String pairs) {
        for (String pair : pairs.split(" ", -1)) {
            map.put(pair.codePointAt(0), pair.charAt(pair.length() - 1));
        }
    }

    private static void styled(Map<Integer, Character> map, int first, int count) {
        for (int i = 0; i < count; i++) {
            map.put(first + i, (char) ('a' + i));
        }
    }
}
