package dev.greenroom.rulebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What changed between the files of two revisions, as a unified diff. Takes its time: for workers. */
public final class RevisionDiff {
    /** No more lines are shown. */
    public static final int MOST_LINES = 4_000;

    private static final int AROUND = 3;
    private static final int LONGEST_FILE = 20_000;
    private static final String NOTHING = "/dev/null";

    private RevisionDiff() {}

    /** One line for each line of the diff; empty when the files are the same. Neither text ends in a line break. */
    public static List<String> of(Map<String, String> before, Map<String, String> after) {
        List<String> lines = new ArrayList<>();
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            if (old == null || !old.equals(now)) {
                lines.addAll(file(path, old == null ? "" : old, now == null ? "" : now, old == null, now == null));
            }
            if (lines.size() > MOST_LINES) {
                List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
                shown.add("... and more: the diff is longer than " + MOST_LINES + " lines");
                return shown;
            }
        }
        return lines;
    }

    private static List<String> file(String path, String old, String now, boolean added, boolean removed) {
        List<String> oldLines = old.lines().toList();
        List<String> nowLines = now.lines().toList();
        String from = added ? NOTHING : "a/" + path;
        String to = removed ? NOTHING : "b/" + path;
        if (oldLines.size() > LONGEST_FILE || nowLines.size() > LONGEST_FILE) {
            return List.of("--- " + from, "+++ " + to, "(too long to be compared line by line)");
        }
        Patch<String> patch = DiffUtils.diff(oldLines, nowLines);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(from, to, oldLines, patch, AROUND);
        return diff.isEmpty() ? List.of("--- " + from, "+++ " + to, "(only line breaks changed)") : diff;
    }
}
