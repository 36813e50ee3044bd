package dev.greenroom.journal;

import java.util.List;

/**
 * What verifying a journal found.
 *
 * @param rows how many rows were read, the first one included
 * @param erased how many of them have had their text erased, which is no fault
 * @param last the last row that was read: note it down elsewhere, and a later run can prove that nothing before it
 *     was changed
 * @param problems what is wrong, lowest row first, at most {@link #MOST_PROBLEMS}
 * @param problemCount how much is wrong in all
 */
public record VerifyResult(long rows, long erased, JournalHead last, List<Problem> problems, long problemCount) {
    /** How many problems are named one by one. */
    public static final int MOST_PROBLEMS = 100;

    public VerifyResult {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param seq the row that it shows in
     * @param what in words, for a person
     */
    public record Problem(long seq, What kind, String what) {
        /** What is wrong, for programs. */
        public enum What {
            /** The contents of a row do not match its hash. */
            CHANGED,
            /** A row neither matches its hash nor follows the row before: it was moved, or put in. */
            MOVED,
            /** A row does not follow the row before. */
            UNLINKED,
            /** A text does not match its hash. */
            TEXT,
            /** Rows are missing, in the middle or at the end. */
            MISSING,
            /** The record of the journal's end is missing or names another end. */
            HEAD,
            /** Something was released that was not scanned, not reviewed, or released before. */
            RELEASED,
            /** A row says what no row can say. */
            NONSENSE
        }
    }

    public boolean isSound() {
        return problemCount == 0;
    }

    /** The result in words, one line for each problem. */
    public String words() {
        StringBuilder words = new StringBuilder()
                .append(rows)
                .append(" rows, ")
                .append(erased)
                .append(" with erased text. ");
        if (isSound()) {
            return words.append(
                            "Nothing was changed, and all that was released had been scanned. The journal ends with row ")
                    .append(last.seq())
                    .append(", hash ")
                    .append(last.hash())
                    .append('.')
                    .toString();
        }
        words.append("NOT SOUND, ").append(problemCount).append(problemCount == 1 ? " problem:" : " problems:");
        problems.forEach(problem ->
                words.append("\n  row ").append(problem.seq()).append(": ").append(problem.what()));
        if (problemCount > problems.size()) {
            words.append("\n  and ").append(problemCount - problems.size()).append(" more");
        }
        return words.toString();
    }
}
