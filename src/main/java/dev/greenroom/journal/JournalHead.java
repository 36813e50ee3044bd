package dev.greenroom.journal;

/**
 * Where the chain ends. Somebody who notes it down elsewhere can later prove that nothing before it was changed.
 *
 * @param seq number of the last row; the first is 0
 * @param count how many rows there are
 * @param hash the last row's hash
 */
public record JournalHead(long seq, long count, String hash) {}
