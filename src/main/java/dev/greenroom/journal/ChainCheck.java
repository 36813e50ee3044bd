package dev.greenroom.journal;

import dev.greenroom.journal.VerifyResult.Problem.What;
import org.jspecify.annotations.Nullable;

/** Checks that rows, given in the order of their numbers, are the chain that was written. */
final class ChainCheck {
    private final Findings findings;
    private final @Nullable JournalHead noted;
    private JournalHead last = new JournalHead(-1, 0, JournalChain.NOTHING);
    private boolean sawNoted;
    private long erased;

    ChainCheck(Findings findings, @Nullable JournalHead noted) {
        this.findings = findings;
        this.noted = noted;
    }

    void row(JournalRow row) {
        boolean follows = row.seq() == last.seq() + 1;
        if (!follows) {
            missing(last.seq() + 1, row.seq() - 1);
        }
        contents(row, !follows || row.prevHash().equals(last.hash()));
        text(row);
        if (noted != null && row.seq() == noted.seq()) {
            sawNoted = true;
            if (!row.hash().equals(noted.hash())) {
                findings.add(row.seq(), What.HEAD, "is not the row whose hash was noted down");
            }
        }
        last = new JournalHead(row.seq(), last.count() + 1, row.hash());
    }

    private void contents(JournalRow row, boolean linked) {
        boolean matches = JournalChain.hash(row).equals(row.hash());
        if (!matches && !linked) {
            findings.add(row.seq(), What.MOVED, "is not what was written here: it was moved, replaced or put in");
        } else if (!matches) {
            findings.add(row.seq(), What.CHANGED, "was changed: its contents do not match its hash");
        } else if (!linked) {
            findings.add(row.seq(), What.UNLINKED, "does not follow the row before: one of the two was replaced");
        }
        if ((row.seq() == 0) != row.kind().equals(JournalKind.GENESIS.wire())) {
            findings.add(row.seq(), What.NONSENSE, "the first row, and no other, begins a journal");
        }
    }

    private void text(JournalRow row) {
        String personal = row.personal();
        if (row.isErased()) {
            erased++;
        } else if (personal != null && !JournalChain.sha256(personal).equals(row.personalHash())) {
            findings.add(row.seq(), What.TEXT, "its text was changed: it does not match its hash");
        }
    }

    /** Compares the end of the rows with the head that is kept beside them. */
    void end(@Nullable JournalHead head) {
        if (head == null) {
            findings.add(last.seq(), What.HEAD, "the record of where the journal ends is missing");
        } else if (head.seq() > last.seq()) {
            missing(last.seq() + 1, head.seq());
        } else if (!head.equals(new JournalHead(last.seq(), last.seq() + 1, last.hash()))) {
            findings.add(
                    last.seq(),
                    What.HEAD,
                    "the journal's end was recorded as row " + head.seq()
                            + " with another hash: the record or the rows were replaced");
        }
        if (noted != null && !sawNoted) {
            findings.add(noted.seq(), What.MISSING, "was noted down and is not there");
        }
    }

    private void missing(long from, long to) {
        findings.add(
                from,
                What.MISSING,
                from == to ? "is missing" : "is missing, with all up to row " + to + " (" + (to - from + 1) + " rows)");
    }

    long erased() {
        return erased;
    }

    JournalHead last() {
        return last;
    }
}
