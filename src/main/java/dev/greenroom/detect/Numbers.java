package dev.greenroom.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Numbers that are somebody's: telephones by Google's number plans, bank accounts, cards and identities by their checksums. */
final class Numbers {
    static final Pattern IP4 = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    static final Pattern IP6 = Pattern.compile("(?i)\\b[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){4,7}\\b");

    private static final Pattern PHONE = Pattern.compile(
            "(?:\\+|\\b00)\\d{1,3}[ .-]?(?:\\(0\\)[ .-]?)?\\d(?:[ .-]?\\d){6,11}\\b|\\b0[1-9](?:[ .-]?\\d\\d){4}\\b|\\b0\\d{4} ?\\d{6}\\b|\\b0\\d{3} \\d{3} \\d{4}\\b"
                    + "|(?:\\b1[ .-])?(?:\\(\\d{3}\\) ?|\\b\\d{3}[ .-])\\d{3}[ .-]\\d{4}\\b");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?\\b");
    private static final Pattern CARD =
            Pattern.compile("\\b[3-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,4}\\b|\\b3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}\\b");
    private static final Pattern SOCIAL = Pattern.compile(
            "\\b[1278] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}\\b|\\b\\d{3}-\\d{2}-\\d{4}\\b");
    private static final List<String> REGIONS = List.of("FR", "GB", "BE", "CH");
    private static final int KEY_OF_NIR = 97;
    private static final int NIR = 15;

    private Numbers() {}

    static void find(List<Finding> found, String text) {
        PersonalData.collect(found, text, PHONE, PersonalData.PHONE, 0.6, Numbers::isPhone);
        PersonalData.collect(found, text, IBAN, PersonalData.BANK, 0.8, Numbers::isIban);
        PersonalData.collect(found, text, CARD, PersonalData.BANK, 0.8, Numbers::isCard);
        PersonalData.collect(found, text, SOCIAL, PersonalData.ID, 0.8, Numbers::isIdentity);
    }

    private static boolean isPhone(String text) {
        if (text.startsWith("0") && !text.startsWith("00")) {
            // A date with an hour behind it has more than one kind of separator.
            return separators(text) <= 1 && REGIONS.stream().anyMatch(region -> isValid(text, region));
        }
        return isValid(text.startsWith("00") ? "+" + text.substring(2) : text, "US");
    }

    private static long separators(String text) {
        return text.chars().filter(c -> c < '0' || c > '9').distinct().count();
    }

    private static boolean isValid(String text, String region) {
        try {
            PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
            return phones.isValidNumber(phones.parse(text, region));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    private static boolean isIban(String text) {
        return IBANValidator.getInstance().isValid(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    private static boolean isCard(String text) {
        return new CreditCardValidator(CreditCardValidator.VISA
                        + CreditCardValidator.MASTERCARD
                        + CreditCardValidator.AMEX
                        + CreditCardValidator.DISCOVER)
                .isValid(text.replaceAll("[ -]", ""));
    }

    /** A French social security number by its key; an American one by the areas that were never given out. */
    private static boolean isIdentity(String text) {
        if (text.contains("-")) {
            return !text.startsWith("000") && !text.startsWith("666") && !text.startsWith("9");
        }
        String digits = text.replace(" ", "").replace("2A", "19").replace("2B", "18");
        if (digits.length() != NIR) {
            return false;
        }
        long number = Long.parseLong(digits.substring(0, NIR - 2));
        return KEY_OF_NIR - number % KEY_OF_NIR == Integer.parseInt(digits.substring(NIR - 2));
    }

    /** Not a version, and not an address that everybody has at home. */
    static boolean isPublicIp4(String text) {
        if (text.length() < 9 || !InetAddressValidator.getInstance().isValidInet4Address(text)) {
            return false;
        }
        String[] parts = text.split("\\.");
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return first >= 11
                && first != 127
                && first < 224
                && !(first == 192 && second == 168)
                && !(first == 172 && second >= 16 && second < 32);
    }

    static boolean isIp6(String text) {
        return InetAddressValidator.getInstance().isValidInet6Address(text);
    }
}
