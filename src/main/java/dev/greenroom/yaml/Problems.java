package dev.greenroom.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that an author sees all of them at once; at most {@value #MOST} are kept. */
public final class Problems {
    private static final int MOST = 100;
    private final List<Problem> all = new ArrayList<>();
    private int dropped;

    public void add(Problem problem) {
        if (all.size() < MOST) {
            all.add(problem);
        } else {
            dropped++;
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** How many more there were than are kept. */
    public int dropped() {
        return dropped;
    }
}
