package dev.greenroom.rulebook;

import io.vertx.core.Future;
import java.util.List;

/** Keeps drafts until somebody accepts or discards them. Futures complete on the caller's context. */
public interface DraftStore {
    /** No more drafts are kept at a time. */
    int MOST = 100;

    /** A draft with what came of checking it last. */
    record Kept(AllowDraft draft, DraftCheck check) {}

    /** Adds or replaces by id; {@code false} when there are {@link #MOST} others already. */
    Future<Boolean> keep(Kept kept);

    /** All, the latest first. */
    Future<List<Kept>> all();

    Future<Void> remove(String id);
}
