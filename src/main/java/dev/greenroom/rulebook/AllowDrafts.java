package dev.greenroom.rulebook;

import dev.greenroom.hold.Hold;
import dev.greenroom.policy.Reason;
import dev.greenroom.rulebook.DraftStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drafts of allowlist entries, from the hold that somebody would always allow to the files in the author's folder. A
 * draft is checked when it is made, when it is changed, and once more before its files are written. Main context only.
 */
public final class AllowDrafts {
    private final Vertx vertx;
    private final Clock clock;
    private final RuleSource files;
    private final RuleReader reader;
    private final DraftStore store;
    private final @Nullable Path folder;
    private final SecureRandom random = new SecureRandom();

    /** What came of a request. */
    public sealed interface Outcome {
        record Drafted(Kept kept) implements Outcome {}

        /** The files were written; they come into force as any changed files do. */
        record Accepted(List<String> paths) implements Outcome {}

        record Discarded() implements Outcome {}

        record Unknown() implements Outcome {}

        /** The hold's reasons name no words that could be allowed. */
        record NoWords() implements Outcome {}

        record TooMany() implements Outcome {}

        /** There is no rules folder to write to. */
        record NoFolder() implements Outcome {}

        /** The draft does not compile, does not help, or would let a twin through. */
        record NotGood(Kept kept) implements Outcome {}
    }

    /** @param folder the author's rules folder, absent when the settings name none */
    public AllowDrafts(
            Vertx vertx,
            Clock clock,
            RuleSource files,
            PolicyReloader.Compiler compiler,
            DraftStore store,
            @Nullable Path folder) {
        this.vertx = vertx;
        this.clock = clock;
        this.files = files;
        this.reader = new RuleReader(files, compiler);
        this.store = store;
        this.folder = folder;
    }

    /** Whether an accepted draft can be written anywhere. */
    public boolean hasFolder() {
        return folder != null;
    }

    public Future<List<Kept>> all() {
        return store.all();
    }

    /** Drafts an entry for the words that made {@code hold} wait. */
    public Future<Outcome> draft(Hold hold, String by) {
        Optional<Reason> words = hold.decision().reasons().stream()
                .filter(reason -> reason.span() != null
                        && !reason.span().of(hold.utterance().text()).isBlank())
                .findFirst();
        if (words.isEmpty()) {
            return Future.succeededFuture(new Outcome.NoWords());
        }
        byte[] id = new byte[6];
        random.nextBytes(id);
        AllowDraft draft =
                AllowDraft.of(HexFormat.of().formatHex(id), clock.instant(), by, hold.utterance(), words.get());
        return checked(draft).compose(this::keep);
    }

    /** Changes what a person may fill in, and checks anew. */
    public Future<Outcome> change(String id, List<String> needsNear, String source) {
        return find(id).compose(found -> found.isEmpty()
                ? Future.succeededFuture(new Outcome.Unknown())
                : checked(found.get().draft().with(needsNear, source)).compose(this::keep));
    }

    /** Writes the draft's two files into the author's folder, if it is still good. */
    public Future<Outcome> accept(String id) {
        Path to = folder;
        if (to == null) {
            return Future.succeededFuture(new Outcome.NoFolder());
        }
        return find(id).compose(found -> found.isEmpty()
                ? Future.succeededFuture(new Outcome.Unknown())
                : checkedWithTests(found.get().draft())
                        .compose(kept -> kept.check().isGood()
                                ? write(to, kept)
                                : keep(kept).map(again -> new Outcome.NotGood(kept))));
    }

    public Future<Outcome> discard(String id) {
        return find(id).compose(found -> found.isEmpty()
                ? Future.succeededFuture(new Outcome.Unknown())
                : store.remove(id).map(done -> new Outcome.Discarded()));
    }

    private Future<Outcome> keep(Kept kept) {
        return store.keep(kept).map(isKept -> isKept ? new Outcome.Drafted(kept) : new Outcome.TooMany());
    }

    private Future<Optional<Kept>> find(String id) {
        return store.all()
                .map(all -> all.stream()
                        .filter(kept -> kept.draft().id().equals(id))
                        .findFirst());
    }

    private Future<Kept> checked(AllowDraft draft) {
        return vertx.executeBlocking(() -> new Kept(draft, DraftCheck.of(draft, files.read(), reader)), false);
    }

    private Future<Kept> checkedWithTests(AllowDraft draft) {
        return checked(draft)
                .compose(kept -> kept.check().isGood()
                        ? vertx.executeBlocking(
                                () -> new Kept(draft, kept.check().withTests(draft, files.read(), reader)), false)
                        : Future.succeededFuture(kept));
    }

    private Future<Outcome> write(Path to, Kept kept) {
        AllowDraft draft = kept.draft();
        return vertx.executeBlocking(
                        () -> {
                            // The tests first: they hold with the entry and are no mistake without it.
                            save(
                                    to.resolve(draft.testsPath()),
                                    draft.testsFile(kept.check().cases()));
                            save(to.resolve(draft.contextsPath()), draft.contextsFile());
                            return List.of(draft.contextsPath(), draft.testsPath());
                        },
                        false)
                .compose(paths -> store.remove(draft.id()).map(done -> (Outcome) new Outcome.Accepted(paths)));
    }

    /** Under another name first, so that nobody reads half a file. */
    private static void save(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = Files.createTempFile(folder, ".draft", null);
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
