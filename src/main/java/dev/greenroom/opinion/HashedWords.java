package dev.greenroom.opinion;

import dev.greenroom.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text as numbers, without a vocabulary: every word and every pair of neighbours is counted at a place that its FNV-1a
 * hash chooses, and the whole is scaled to length 1. Any thread.
 */
final class HashedWords {
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private HashedWords() {}

    /** @param size how many numbers, at least 1 */
    static float[] of(String text, int size) {
        float[] counts = new float[size];
        List<String> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            counts[place(words.get(i), size)]++;
            if (i > 0) {
                counts[place(words.get(i - 1) + " " + words.get(i), size)]++;
            }
        }
        double sum = 0;
        for (float count : counts) {
            sum += count * count;
        }
        float length = (float) Math.sqrt(sum);
        for (int i = 0; i < size && length > 0; i++) {
            counts[i] /= length;
        }
        return counts;
    }

    private static int place(String term, int size) {
        int hash = FNV_OFFSET;
        for (byte each : term.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash, size);
    }
}
