package dev.greenroom.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows are chained.
 *
 * <p>A row's hash is the SHA-256, in lower-case hex, of these fields in this order, each as its length in UTF-8 bytes, a
 * colon, the bytes and a comma: {@value #FORMAT}, seq, at (ISO-8601, UTC), kind, exchange, payload, personal hash
 * (empty where there is none), hash of the row before. The words of people enter through their own hash only, so
 * erasing them changes no row's hash. Row 0 is of kind {@code genesis}, follows the hash {@link #NOTHING} and carries a
 * random id in its payload.
 *
 * <p>What this proves: a row that was changed, removed, moved or put in shows, and so does a tail that was cut, because
 * the head is kept beside the rows. What it cannot prove: the chain has no secret key, so somebody who may write to the
 * whole file can compute all of it anew, head included, or cut rows and set the head back. That shows only against a
 * head that was noted down elsewhere, which is why verifying takes one.
 */
public final class JournalChain {
    static final String FORMAT = "greenroom-journal/1";
    static final String NOTHING = "0".repeat(64);

    private JournalChain() {}

    /** Row 0. {@code id} makes this journal another one than every other. */
    public static JournalRow genesis(Instant at, String id) {
        String payload =
                DecisionJson.write(DecisionJson.object().put("format", FORMAT).put("id", id));
        return row(0, at, JournalKind.GENESIS, "", payload, null, NOTHING);
    }

    /** The row for {@code entry} that follows {@code head}. */
    public static JournalRow next(JournalHead head, JournalEntry entry) {
        JournalJson.Parts parts = JournalJson.of(entry);
        String personal = parts.personal() == null ? null : DecisionJson.write(parts.personal());
        String payload = DecisionJson.write(parts.payload());
        return row(head.seq() + 1, entry.at(), JournalKind.of(entry), entry.exchange(), payload, personal, head.hash());
    }

    /** The hash that a row with these contents must have. */
    public static String hash(JournalRow row) {
        String personalHash = row.personalHash();
        return hash(row.seq(), row.at(), row.kind(), row.exchange(), row.payload(), personalHash, row.prevHash());
    }

    /** SHA-256 of {@code text} in UTF-8, in lower-case hex. */
    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JournalRow row(
            long seq,
            Instant at,
            JournalKind kind,
            String exchange,
            String payload,
            @Nullable String personal,
            String prevHash) {
        String personalHash = personal == null ? null : sha256(personal);
        String hash = hash(seq, at, kind.wire(), exchange, payload, personalHash, prevHash);
        return new JournalRow(seq, at, kind.wire(), exchange, payload, personal, personalHash, prevHash, hash);
    }

    private static String hash(
            long seq,
            Instant at,
            String kind,
            String exchange,
            String payload,
            @Nullable String personalHash,
            String prevHash) {
        MessageDigest digest = digest();
        String personal = personalHash == null ? "" : personalHash;
        List<String> fields =
                List.of(FORMAT, Long.toString(seq), at.toString(), kind, exchange, payload, personal, prevHash);
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
            digest.update((byte) ',');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
