package dev.greenroom.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.greenroom.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds e-mail addresses, telephone numbers, IBANs and links. Regular expressions in linear time, checksums where there are. */
final class PersonalData {
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,4}\\.[A-Za-z]{2,24}");
    private static final Pattern PHONE = Pattern.compile(
            "(?:\\+|00)\\d{1,3}[ .-]?(?:\\(0\\)[ .-]?)?\\d(?:[ .-]?\\d){7,11}|\\b0[1-9](?:[ .-]?\\d\\d){4}\\b|\\b\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}\\b");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?\\b");
    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)[^\\s]{3,500}|\\b[a-z0-9-]{2,63}\\.(?:com|net|org|ru|xyz|tk|gg|io|shop|top|click|link|live|fr|be|ly|me)/[^\\s]{1,300}");
    private static final int MOST = 16;

    private PersonalData() {}

    static List<Finding> find(String text) {
        int digits = 0;
        boolean at = false;
        boolean slash = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            at |= c == '@';
            slash |= c == '/' || c == 'w' && text.startsWith("www.", i) || c == 'W' && text.startsWith("WWW.", i);
        }
        if (!at && !slash && digits < 9) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        if (at) {
            collect(found, text, EMAIL, "personal-data/email", 0.6);
        }
        if (digits >= 9) {
            collect(found, text, PHONE, "personal-data/phone", 0.6);
            collect(found, text, IBAN, "personal-data/bank", 0.8);
        }
        if (slash) {
            collect(found, text, LINK, "spam/link", 0.5);
        }
        return found;
    }

    private static void collect(List<Finding> found, String text, Pattern pattern, String category, double severity) {
        Matcher matcher = pattern.matcher(text);
        int counted = 0;
        int position = 0;
        for (int n = 0; n < MOST && matcher.find(); n++) {
            if (category.equals("personal-data/bank") && !isIban(matcher.group())) {
                continue;
            }
            position += text.codePointCount(counted, matcher.start());
            counted = matcher.start();
            Span span = new Span(position, position + text.codePointCount(matcher.start(), matcher.end()));
            found.add(new Finding(
                    category, "", new Category(category), severity, 1, severity * 0.5, span, null, List.of()));
        }
    }

    private static boolean isIban(String text) {
        String iban = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (iban.length() < 15 || iban.length() > 34) {
            return false;
        }
        StringBuilder number = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> number.append(Character.getNumericValue(c)));
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
