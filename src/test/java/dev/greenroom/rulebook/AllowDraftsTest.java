package dev.greenroom.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.rulebook.AllowDrafts.Outcome;
import dev.greenroom.rulebook.DraftStore.Kept;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteDraftStore;
import dev.greenroom.text.Language;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowDraftsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final String QUESTION = "which villages have the worst names?";
    private static final String HAMLET = "And the third is Saint Blorb, a hamlet by the Loire.";
    private static final Map<String, String> RULES = rules();

    private final Vertx vertx = Vertx.vertx();
    private SqliteDatabase database;
    private DraftStore store;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, folder.resolve("data")).await();
        store = new SqliteDraftStore(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void aDraftLetsItsTextPassAndNoneOfItsTwins() {
        // When
        Kept kept = drafted(drafts(null), HAMLET);

        // Then
        assertThat(kept.draft().name()).isEqualTo("Blorb");
        assertThat(kept.draft().by()).isEqualTo("Léa");
        assertThat(kept.draft().expires()).isEqualTo(LocalDate.of(2027, 2, 20));
        assertThat(kept.draft().needsNear()).contains("hamlet", "loire").doesNotContain("blorb", "villages");
        assertThat(kept.check().problems()).isEmpty();
        assertThat(kept.check().isGood()).isTrue();
        assertThat(kept.check().cases()).hasSize(5);
        assertThat(kept.check().cases().get(0).before()).isEqualTo(Verdict.HOLD);
        assertThat(kept.check().cases().get(0).after()).isEqualTo(Verdict.ALLOW);
        assertThat(kept.check().cases().subList(1, 5))
                .extracting(DraftCheck.Case::after)
                .allMatch(after -> after.compareTo(Verdict.HOLD) >= 0);
        assertThat(store.all().await()).containsExactly(kept);
    }

    @Test
    void aWordOfTheQuestionWouldExcuseTheBareNameAndIsCaught() {
        // Given
        AllowDrafts drafts = drafts(folder.resolve("rules"));
        String id = drafted(drafts, HAMLET).draft().id();

        // When
        Outcome changed = drafts.change(id, List.of("hamlet", "villages"), "https://example.org")
                .await();
        Outcome accepted = drafts.accept(id).await();

        // Then
        Kept kept = ((Outcome.Drafted) changed).kept();
        assertThat(kept.check().isGood()).isFalse();
        assertThat(kept.check().cases())
                .filteredOn(each -> !each.isGood())
                .extracting(each -> each.utterance().question())
                .containsExactly(QUESTION);
        assertThat(accepted).isInstanceOf(Outcome.NotGood.class);
        assertThat(folder.resolve("rules")).doesNotExist();
    }

    @Test
    void withoutAWordThatMustStandNearItWouldApplyEverywhereAndIsRefused() {
        // Given
        AllowDrafts drafts = drafts(folder.resolve("rules"));
        String id = drafted(drafts, HAMLET).draft().id();

        // When
        Outcome changed = drafts.change(id, List.of(), "").await();

        // Then
        assertThat(((Outcome.Drafted) changed).kept().check().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("would be allowed everywhere"));
    }

    @Test
    void anAcceptedDraftIsWrittenWithItsTestsAndWorksAsItSaid() throws IOException {
        // Given
        Path mine = folder.resolve("rules");
        AllowDrafts drafts = drafts(mine);
        AllowDraft draft = drafted(drafts, HAMLET).draft();

        // When
        Outcome outcome = drafts.accept(draft.id()).await();

        // Then
        assertThat(outcome).isEqualTo(new Outcome.Accepted(List.of(draft.contextsPath(), draft.testsPath())));
        Map<String, String> files = new TreeMap<>(RULES);
        files.put(draft.contextsPath(), Files.readString(mine.resolve(draft.contextsPath())));
        files.put(draft.testsPath(), Files.readString(mine.resolve(draft.testsPath())));
        assertThat(files.get(draft.contextsPath())).contains("asked_by: Léa", "expires: '2027-02-20'");
        Policy policy = policy(files);
        assertThat(policy.decide(utterance(HAMLET)).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(policy.decide(utterance("You blorb!")).verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(store.all().await()).isEmpty();
        assertThat(drafts.accept(draft.id()).await()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void withoutAFolderNothingIsWrittenAndADiscardedDraftIsGone() {
        // Given
        AllowDrafts drafts = drafts(null);
        String id = drafted(drafts, HAMLET).draft().id();

        // When
        Outcome accepted = drafts.accept(id).await();
        Outcome discarded = drafts.discard(id).await();

        // Then
        assertThat(accepted).isInstanceOf(Outcome.NoFolder.class);
        assertThat(discarded).isInstanceOf(Outcome.Discarded.class);
        assertThat(store.all().await()).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreKept() {
        // Given
        Kept kept = drafted(drafts(null), HAMLET);
        for (int i = 1; i < DraftStore.MOST; i++) {
            assertThat(store.keep(another(kept, "d" + i)).await()).isTrue();
        }

        // When
        boolean oneMore = store.keep(another(kept, "too-many")).await();

        // Then
        assertThat(oneMore).isFalse();
        assertThat(store.keep(kept).await()).isTrue();
        assertThat(store.all().await()).hasSize(DraftStore.MOST);
    }

    private static Policy policy(Map<String, String> files) {
        return ((Compilation.Compiled) PolicyCompiler.compile(files, "small")).policy();
    }

    /** A name that is held though it is harmless where a hamlet stands near, and blocked elsewhere. */
    private static Map<String, String> rules() {
        Map<String, String> files = new TreeMap<>(SmallPolicy.files("""
                policy: small
                rules:
                  - { id: rude, on: [question, answer], when: { harm: ">= 0.5" }, then: block, explain: { en: "Rude." } }
                  - { id: misread, on: [question, answer], when: { exposure: ">= 0.5" }, then: { hold: 45s }, explain: { en: "Maybe." } }
                """));
        files.put(
                "contexts/places.yaml",
                "contexts: [{ id: place-name, names: [{ text: Saint Blorb, needs_near: [hamlet] }] }]");
        return files;
    }

    private static Kept another(Kept kept, String id) {
        AllowDraft draft = kept.draft();
        return new Kept(
                new AllowDraft(
                        id,
                        draft.at(),
                        draft.by(),
                        draft.utterance(),
                        draft.name(),
                        draft.needsNear(),
                        draft.source(),
                        draft.expires()),
                kept.check());
    }

    private static Kept drafted(AllowDrafts drafts, String text) {
        Utterance utterance = utterance(text);
        Hold hold = new Hold(
                "h1",
                utterance,
                policy(RULES).decide(utterance),
                "x1",
                null,
                NOW,
                NOW.plusSeconds(45),
                new HoldState.Waiting(),
                null);
        return ((Outcome.Drafted) drafts.draft(hold, "Léa").await()).kept();
    }

    private static Utterance utterance(String text) {
        return Utterance.answer(QUESTION, text, Language.ENGLISH);
    }

    private AllowDrafts drafts(@Nullable Path to) {
        RuleSource source = new RuleSource() {
            @Override
            public Map<String, String> read() {
                return RULES;
            }

            @Override
            public String fingerprint() {
                return "";
            }
        };
        return new AllowDrafts(
                vertx,
                Clock.fixed(NOW, ZoneOffset.UTC),
                source,
                files -> PolicyCompiler.compile(files, "small"),
                store,
                to);
    }
}
