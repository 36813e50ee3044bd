package dev.greenroom.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is kept.
 *
 * @param seq its place, counted from 0 without gaps
 * @param kind a {@link JournalKind}'s wire name; anything else was not written by us
 * @param payload JSON without a person's words
 * @param personal JSON with the words of people and a salt; absent where there never were any, and once they are erased
 * @param personalHash SHA-256 of {@code personal}, which stays when that is erased; absent where there never was any
 * @param prevHash the hash of the row before
 * @param hash as {@link JournalChain#hash} computes it
 */
public record JournalRow(
        long seq,
        Instant at,
        String kind,
        String exchange,
        String payload,
        @Nullable String personal,
        @Nullable String personalHash,
        String prevHash,
        String hash) {

    /** Whether there were words of people, which are gone. */
    public boolean isErased() {
        return personal == null && personalHash != null;
    }

    /** The row for people and programs: the payload with the words back in their places where they still exist. */
    public ObjectNode toJson() {
        ObjectNode node = DecisionJson.object()
                .put("seq", seq)
                .put("at", at.toString())
                .put("kind", kind)
                .put("exchange", exchange)
                .put("erased", isErased());
        node.setAll((ObjectNode) DecisionJson.read(payload));
        if (personal != null) {
            JournalJson.putBack(node, DecisionJson.read(personal));
        }
        return node.put("hash", hash);
    }
}
