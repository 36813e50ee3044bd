package dev.greenroom.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects problems, so that an author sees all of them at once; at most {@value #MOST} errors and as many warnings are
 * kept.
 */
public final class Problems {
    private static final int MOST = 100;
    private final List<Problem> all = new ArrayList<>();
    private int errors;
    private int dropped;

    public void add(Problem problem) {
        int alike = problem.isError() ? errors : all.size() - errors;
        if (alike >= MOST) {
            dropped++;
            return;
        }
        all.add(problem);
        errors += problem.isError() ? 1 : 0;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** How many are kept by now; see {@link #backTo}. */
    public int mark() {
        return all.size();
    }

    /** Forgets what came after a mark. */
    public void backTo(int mark) {
        all.subList(mark, all.size()).clear();
        errors = (int) all.stream().filter(Problem::isError).count();
    }

    /** How many more there were than are kept. */
    public int dropped() {
        return dropped;
    }
}
