package dev.greenroom.detect;

import dev.greenroom.text.Span;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees what the rule files describe: terms, frames and their contexts. Immutable, usable from any thread. Cost follows
 * suspicion: a text that meets no term and no predicate costs one pass over its letters.
 */
public final class Detector {
    /** At most so many findings of a text are kept, the worst ones. */
    public static final int MOST_FINDINGS = 64;

    /** The paths of the categories that come from code rather than from rule files. */
    public static final List<String> BUILT_IN_CATEGORIES = List.of(
            "personal-data/email",
            "personal-data/phone",
            "personal-data/bank",
            "personal-data/id",
            "personal-data/ip",
            "personal-data/address",
            "personal-data/doxxing",
            "leak/secret",
            "leak/prompt",
            "illicit/fraud",
            "spam/link");

    private final WordAutomaton phrases;
    private final Spellings spellings;
    private final Frames frames;
    private final Hostility hostility;
    private final Respelling respelling;
    private final Acrostics acrostics;
    private final GrowingTail growingTail;
    private final @Nullable Leaning leaning;

    private Detector(Builder builder) {
        // On one thread: whoever reloads while messages are decided on needs the other cores for them.
        spellings = new Spellings(builder.spellings);
        frames = new Frames(builder.frames);
        Relations relations = new Relations(builder.frames, builder.evidence);
        hostility = new Hostility(builder.evidence);
        Lexis lexis = new Lexis(builder.phrases, builder.ordinary, frames.predicates());
        Vocabulary vocabulary =
                new Vocabulary(builder.phrases.words(), lexis.ranks().keySet());
        phrases = new WordAutomaton(builder.phrases, vocabulary, relations::met);
        respelling = new Respelling(
                lexis,
                vocabulary,
                builder.spoken.entrySet().stream()
                        .map(language -> new Spoken(language.getKey(), language.getValue(), lexis.ranks()))
                        .toList());
        acrostics = new Acrostics(builder.phrases);
        leaning = builder.leaning;
        growingTail = new GrowingTail(phrases, respelling);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is seen in the passage's text, the worst first, at most {@value #MOST_FINDINGS}. */
    public List<Finding> find(Passage passage) {
        Views views = Views.of(passage.text());
        Findings found = new Findings();
        Surroundings around = new Surroundings(phrases, passage, views.folded());
        List<Sights.Sight> sights = Sights.of(views, respelling);
        List<Hits> seen = new ArrayList<>(sights.size());
        for (int i = 0; i < sights.size(); i++) {
            Hits hits = phrases.in(sights.get(i));
            if (i == 0) {
                spellings.in(hits);
            }
            seen.add(hits);
            look(seen, around, found);
            if (i == 0 && passage.question() != null) {
                reply(passage.question(), hits, around, found);
            }
        }
        acrostics.of(passage, views.folded()).forEach(found::add);
        for (Finding personal : PersonalData.find(passage.text(), views.folded())) {
            found.add(personal);
        }
        List<Finding> worst = found.worst(MOST_FINDINGS);
        return leaning == null ? worst : Leaning.weigh(leaning, passage.text(), worst);
    }

    /** See {@code Policy.growingTail}: how many code points at the end may be the beginning of a known phrase. */
    public int growingTail(String said) {
        return growingTail.of(said);
    }

    /** Looks at the last of what was seen, unless there is nothing in it, or the same as in one before. */
    private void look(List<Hits> seen, Surroundings around, Findings found) {
        Hits hits = seen.get(seen.size() - 1);
        boolean mayBeSaid = hits.saysSomething() && (around.exist() || Relations.mayBind(hits, seen.get(0)));
        if (!hits.hasTerm() && !mayBeSaid) {
            return;
        }
        for (int i = 0; i < seen.size() - 1; i++) {
            if (hits.sameAs(seen.get(i))) {
                return;
            }
        }
        Reading reading = new Reading(hits, around);
        for (Draft draft : drafts(reading, mayBeSaid)) {
            found.add(draft.finish(hits.view()));
        }
    }

    private List<Draft> drafts(Reading reading, boolean mayBeSaid) {
        List<Draft> drafts = new ArrayList<>();
        if (mayBeSaid) {
            drafts.addAll(frames.bind(reading));
            drafts.addAll(hostility.weigh(reading));
        }
        reading.hits().of(Element.Term.class).forEach(hit -> drafts.add(Draft.ofTerm(hit, reading.surroundings())));
        drafts.forEach(draft -> Modifiers.apply(reading, draft));
        return drafts;
    }

    /** What an answer says that says nothing but yes or no to its question. */
    private void reply(String question, Hits hits, Surroundings around, Findings found) {
        Replies.Reply reply = Replies.in(hits);
        if (reply == null) {
            return;
        }
        Reading answer = new Reading(hits, around);
        View view = Views.of(question).folded();
        Reading asked = new Reading(
                phrases.in(new Sights.Sight(view, false)),
                new Surroundings(phrases, new Passage(question, "", null), view));
        for (Draft draft : Replies.say(reply, reply.yes() ? drafts(asked, true) : frames.bindDenied(asked))) {
            Modifiers.apply(answer, draft);
            found.add(draft.finish(hits.view()));
        }
    }

    /** Collects phrases and frames. Not for several threads. */
    public static final class Builder {
        private final WordGraph phrases = new WordGraph();
        private final List<Element.Frame> frames = new ArrayList<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private final Set<String> ordinary = new HashSet<>();
        private final Map<List<String>, Map<String, String>> spoken = new HashMap<>();
        private final List<Spellings.Spelling> spellings = new ArrayList<>();
        private @Nullable Leaning leaning;

        private Builder() {}

        /** Takes a model's leaning into account. */
        public void leaning(Leaning model) {
            leaning = model;
        }

        /** Adds what a phrase means; says whether the phrase has any word in it. */
        public boolean phrase(String phrase, Element element) {
            return phrases(new PhraseSet.Text(phrase), element);
        }

        /** Adds what phrases mean; says whether each of them has any word in it. Those that have one are added anyway. */
        public boolean phrases(PhraseSet set, Element element) {
            return phrases.add(set, element);
        }

        /**
         * A way of writing what a voice would say as {@code written}.
         *
         * @param sounds how the language is said, see {@code sounds} of its file
         */
        public void spoken(List<String> sounds, String said, String written) {
            boolean accented = Spoken.isAccented(said.strip());
            spoken.computeIfAbsent(sounds, key -> new HashMap<>())
                    .put(
                            accented ? said.strip() : Views.phrase(said),
                            Views.phrase(written).strip());
        }

        /** Words, with spaces between, that are themselves and no misspelling of another. */
        public void ordinary(String words) {
            for (String word : Views.phrase(words).strip().split(" ")) {
                ordinary.add(word);
            }
        }

        /** Adds what a regular expression means; see {@link #spellings} for their number. */
        public void spelling(String pattern, Element.Term term) {
            spellings.add(Spellings.Spelling.of(pattern, term));
        }

        /** How many spelling patterns there are. */
        public int spellings() {
            return spellings.size();
        }

        public void frame(Element.Frame frame) {
            frames.add(frame);
        }

        public void evidence(Evidence piece) {
            evidence.add(piece);
        }

        /** What each phrase means, as it is read, that is a term or a proper name. */
        public Map<String, List<Element>> termsAndNames() {
            Map<String, List<Element>> meanings = new LinkedHashMap<>();
            for (WordGraph.Line line : phrases.lines()) {
                if (line.element() instanceof Element.Term || line.element() instanceof Element.Name) {
                    phrases.write(line, Integer.MAX_VALUE, phrase -> {
                        List<Element> known = meanings.computeIfAbsent(phrase, key -> new ArrayList<>(1));
                        if (!known.contains(line.element())) {
                            known.add(line.element());
                        }
                    });
                }
            }
            return meanings;
        }

        /** How many phrases there are, each as often as it was added. */
        public long size() {
            return phrases.phrases();
        }

        public Detector build() {
            return new Detector(this);
        }
    }

    /** Keeps one finding for each category and place: of two that overlap in the same way, the wider one. */
    private static final class Findings {
        private final Map<Place, Finding> byPlace = new LinkedHashMap<>(0);

        private record Place(Category category, Span span) {}

        void add(Finding finding) {
            Place place = new Place(finding.category(), finding.span());
            byPlace.merge(place, finding, (a, b) -> Finding.WORST_FIRST.compare(a, b) <= 0 ? a : b);
        }

        List<Finding> worst(int most) {
            if (byPlace.isEmpty()) {
                return List.of();
            }
            return byPlace.values().stream()
                    .sorted(Finding.WORST_FIRST)
                    .limit(most)
                    .toList();
        }
    }
}
