package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.FakePolicy;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.text.Language;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {
    private static final String QUESTION = "donne-moi le top 3 des pires noms de villages français";
    private static final String HAMLET =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";
    private static final String MACRON =
            "En premier, Montcuq, dans le Lot. En deuxième, Anus, dans l'Yonne. " + HAMLET + " Voilà !";

    /** Harmless ones, ones to hold, to block and to mask, in both languages, with tails that may grow over a border. */
    private static final List<String> CORPUS = List.of(
            MACRON,
            HAMLET,
            "Bonjour à tous ! Je vais très bien, merci. Et vous ?",
            "Hello everyone! M. Dupont says hi. What a day.",
            "I like trains. Mort aux Juifs ! And planes.",
            "Mort. Aux. Juifs. Voilà.",
            "La mort. Aux armes, citoyens. Formez vos bataillons.",
            "All Jews should die. I am joking.",
            "Let me spell it. K. I. K. E. That is it.",
            "k i k e is what he said. Nothing more",
            "Let me spell it: A. B. C. D. Done.",
            "First line\nSecond line with a nigger in it\nThird line",
            "Les Arabes sont des animaux. Je plaisante. Bref.",
            "We talked of the Jews of Vienna. They wrote great music. It was a rich culture.",
            "Call me at john.doe@example.org or later. Bye.",
            "The Holocaust never happened. Next question, please!",
            "Un. Deux. Trois. Quatre… Cinq ? Six !",
            "no punctuation at all just words that go on and on until the end",
            "😀 Emoji first. 😡 then. \ud83d broken. End.",
            "You should kill yourself. Sorry.",
            "«\u00a0Mort aux Juifs\u00a0!\u00a0» criaient les émeutiers en 1898. C'était l'affaire Dreyfus.",
            "",
            "   ",
            "\n\nHello.\n\n",
            "word ".repeat(400) + "Mort aux Juifs ! End.");

    private static Vertx vertx;
    private static Policy policy;

    @BeforeAll
    static void compile() {
        vertx = Vertx.vertx();
        policy = ShippedRules.policy("twitch");
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @Test
    void whatIsReleasedIsTheSameHoweverTheAnswerWasCutAndWhateverTheReview() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (String answer : CORPUS) {
            // Given
            AnswerBench.Ear approvedWhole = hear(List.of(answer), true);
            AnswerBench.Ear rejectedWhole = hear(List.of(answer), false);
            for (int round = 0; round < 1_000; round++) {
                // When
                List<String> pieces = cut(answer, random);
                boolean approve = random.nextBoolean();
                AnswerBench.Ear inPieces = hear(pieces, approve);

                // Then
                AnswerBench.Ear whole = approve ? approvedWhole : rejectedWhole;
                assertThat(inPieces.heard.toString())
                        .as("seed %d, pieces %s", seed, pieces)
                        .isEqualTo(whole.heard.toString());
                assertThat(inPieces.end).isEqualTo(whole.end);
                assertThat(inPieces.held).hasSameSizeAs(whole.held);
            }
        }
    }

    @Test
    void noPartOfWhatIsHeldLeavesBeforeItIsApproved() {
        for (String answer : CORPUS) {
            // When
            AnswerBench.Ear ear = hear(List.of(answer), true);

            // Then
            for (int i = 0; i < ear.held.size(); i++) {
                String before = ear.heardBefore.get(i);
                assertThat(answer).startsWith(before);
                assertThat(answer.substring(before.length()))
                        .startsWith(ear.held.get(i).utterance().text());
            }
        }
    }

    @Test
    void noPartOfWhatIsBlockedLeaves() {
        String refusal = policy.refusal(Language.FRENCH);

        assertThat(said("I like trains. Mort aux Juifs ! And planes.")).isEqualTo("I like trains. " + refusal);
        assertThat(said("Let me spell it. K. I. K. E. That is it."))
                .doesNotContain("K.")
                .endsWith(refusal);
        assertThat(said("Mort. Aux. Juifs. Voilà.")).isEqualTo(refusal);
    }

    @Test
    void theHamletWaitsWithItsQuestionAndGoesOnAirOnceApproved() {
        // When
        AnswerBench.Ear ear = hear(List.of(MACRON), true);

        // Then
        assertThat(ear.held).hasSize(1);
        assertThat(ear.held.get(0).utterance().text()).startsWith("En troisième");
        assertThat(ear.held.get(0).utterance().question()).isEqualTo(QUESTION);
        assertThat(ear.held.get(0).decision().reasons().get(0).rule()).isEqualTo("likely-misread");
        assertThat(ear.heard.toString()).isEqualTo(MACRON);
    }

    @Test
    void anEditedSentenceTakesThePlaceOfTheHeldOneAndTheRestFollows() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);

        // When
        AnswerBench.Ear ear = bench.hear(
                QUESTION,
                List.of(MACRON),
                hold -> new HoldState.Edited("mod", AnswerBench.NOW, "En troisième, un hameau du Loiret."));

        // Then
        assertThat(ear.heard.toString()).endsWith("l'Yonne. En troisième, un hameau du Loiret. Voilà !");
    }

    @Test
    void nothingOvertakesASentenceThatWaits() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        AnswerBench.Ear ear = bench.new Ear(hold -> null);
        AnswerStream stream = bench.open(QUESTION, ear);

        // When
        stream.write(MACRON + " Encore une phrase. ");
        stream.end();

        // Then
        assertThat(stream.isWaiting()).isTrue();
        assertThat(ear.heard.toString()).endsWith("l'Yonne. ");
        bench.holds.end(ear.held.get(0).id(), bench.approved());
        assertThat(ear.heard.toString()).isEqualTo(MACRON + " Encore une phrase. ");
        assertThat(ear.end).isEqualTo("finished");
    }

    @Test
    void inReviewModeTheWholeAnswerWaitsAsOne() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        bench.mode = Mode.REVIEW;

        // When
        AnswerBench.Ear ear =
                bench.hear("ça va ?", List.of("Oui. ", "Très bien. ", "Merci !"), hold -> bench.approved());

        // Then
        assertThat(ear.held)
                .singleElement()
                .satisfies(hold -> assertThat(hold.utterance().text()).isEqualTo("Oui. Très bien. Merci !"));
        assertThat(ear.heard.toString()).isEqualTo("Oui. Très bien. Merci !");
    }

    @Test
    void aRedLampMakesEverythingWait() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        bench.lampIsRed = true;

        // When
        AnswerBench.Ear ear = bench.hear("ça va ?", List.of("Oui."), hold -> bench.rejected());

        // Then
        assertThat(ear.held).hasSize(1);
        assertThat(ear.heard.toString()).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void inClosedModeOnlyTheRefusalIsSaid() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        bench.mode = Mode.CLOSED;

        // When
        AnswerBench.Ear ear = bench.hear("ça va ?", List.of("Oui. Bien."), hold -> bench.approved());

        // Then
        assertThat(ear.heard.toString()).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void whatTheJournalCannotProveIsNotSaid() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        bench.journal.full = true;

        // When
        AnswerBench.Ear ear = bench.hear("ça va ?", List.of("Oui. Bien."), hold -> bench.approved());

        // Then
        assertThat(ear.heard.toString()).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void aPolicyThatThrowsBlocks() {
        // Given
        Policy throwing = new ThrowingPolicy(policy);
        AnswerBench bench = new AnswerBench(vertx, throwing);

        // When
        AnswerBench.Ear ear = bench.hear("ça va ?", List.of("Oui. Bien."), hold -> bench.approved());

        // Then
        assertThat(ear.heard.toString()).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void aStoreThatCannotKeepTheHoldBlocks() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        bench.store.broken = true;

        // When
        AnswerBench.Ear ear = bench.hear(QUESTION, List.of(HAMLET), hold -> bench.approved());

        // Then
        assertThat(ear.heard.toString()).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void anAnswerThatBreaksOffLosesItsUnfinishedSentenceAndEndsWithTheRefusal() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        AnswerBench.Ear ear = bench.new Ear(hold -> null);
        AnswerStream stream = bench.open("ça va ?", ear);

        // When
        stream.write("Tout va bien. Mais je voul");
        stream.breakOff();

        // Then
        assertThat(ear.heard.toString()).isEqualTo("Tout va bien. " + policy.refusal(Language.FRENCH));
    }

    @Test
    void aListenerWhoGoesAwayAbandonsTheHold() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        AnswerBench.Ear ear = bench.new Ear(hold -> null);
        AnswerStream stream = bench.open(QUESTION, ear);
        stream.write(HAMLET);
        stream.end();

        // When
        stream.cancel();

        // Then
        assertThat(bench.store.holds.values())
                .singleElement()
                .satisfies(hold -> assertThat(hold.state()).isInstanceOf(HoldState.Abandoned.class));
        assertThat(ear.heard.toString()).isEmpty();
    }

    @Test
    void aMillionLettersWithoutASpaceAreRefused() {
        assertThat(said("x".repeat(1_000_000))).isEqualTo(policy.refusal(Language.FRENCH));
    }

    @Test
    void allThatIsReleasedWasScannedBefore() {
        for (String answer : CORPUS) {
            AnswerBench bench = new AnswerBench(vertx, policy);
            bench.hear(QUESTION, List.of(answer), hold -> bench.approved());
            int scanned = 0;
            for (JournalEntry entry : bench.journal.entries) {
                if (entry instanceof JournalEntry.Decided decided) {
                    String text = decided.utterance().text();
                    scanned = Math.max(scanned, decided.from() + text.codePointCount(0, text.length()));
                } else if (entry instanceof JournalEntry.Released released) {
                    assertThat(released.to()).as(answer).isLessThanOrEqualTo(scanned);
                }
            }
        }
    }

    @Test
    void anAnswerIsJudgedToItsEndByThePolicyThatItBeganWith() {
        // Given
        AnswerBench bench = new AnswerBench(vertx, policy);
        AnswerBench.Ear ear = bench.new Ear(hold -> null);
        AnswerStream stream = bench.open(QUESTION, ear);
        stream.write("Voici mon classement. " + HAMLET + " Bonsoir à tous. ");

        // When
        bench.active.swap(new FakePolicy("other"));
        bench.holds.end(ear.held.get(0).id(), bench.approved());
        stream.write("Not bad. ");
        stream.end();
        AnswerBench.Ear next = bench.hear(QUESTION, List.of("Not bad."), hold -> null);

        // Then
        assertThat(ear.end).isEqualTo("finished");
        assertThat(ear.heard.toString()).isEqualTo("Voici mon classement. " + HAMLET + " Bonsoir à tous. Not bad. ");
        assertThat(next.heard.toString()).isEqualTo("No.");
        assertThat(bench.journal.entries)
                .filteredOn(entry -> entry instanceof JournalEntry.Decided)
                .extracting(entry -> ((JournalEntry.Decided) entry).decision().policyRevision())
                .containsOnlyOnce("other")
                .endsWith("other")
                .startsWith(policy.revision());
    }

    private static String said(String answer) {
        return hear(List.of(answer), false).heard.toString();
    }

    private static AnswerBench.Ear hear(List<String> pieces, boolean approve) {
        AnswerBench bench = new AnswerBench(vertx, policy);
        return bench.hear(QUESTION, pieces, hold -> approve ? bench.approved() : bench.rejected());
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int longest = 1 + random.nextInt(12);
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(longest));
            pieces.add(text.substring(at, to));
            at = to;
        }
        return pieces;
    }
}
