package dev.greenroom.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a phrase of the rule files means when it is met in a text. */
public sealed interface Element {
    /** Whether meeting this alone is reason to look closer. */
    default boolean trigger() {
        return false;
    }

    /**
     * A word or phrase that is a finding by itself.
     *
     * @param id names it in traces, such as {@code en/slurs}
     * @param entry the first text of its entry in that list, as it stands in the file
     * @param exposure how likely a word filter is to flag it, 0 to 1
     * @param relation whether it says something of somebody (a slogan), so that negation changes it
     * @param reclaimed whether people use it of themselves without harm
     * @param target the group that it is about, where it is one
     * @param senses other things that it may mean; the first for which the words around it speak is meant
     */
    record Term(
            String id,
            String entry,
            Category category,
            double severity,
            double sureness,
            double exposure,
            boolean relation,
            boolean reclaimed,
            @Nullable String target,
            List<Sense> senses)
            implements Element {
        public Term {
            senses = List.copyOf(senses);
        }

        /** A term that means one thing only. */
        public Term(
                String id,
                String entry,
                Category category,
                double severity,
                double sureness,
                double exposure,
                boolean relation,
                boolean reclaimed,
                @Nullable String target) {
            this(id, entry, category, severity, sureness, exposure, relation, reclaimed, target, List.of());
        }

        @Override
        public boolean trigger() {
            return true;
        }
    }

    /**
     * One of the meanings of a term, meant where the words around it say so.
     *
     * @param near folded phrases of which one must stand in the text, before it or in the question
     * @param as what the term is then
     * @param context what changes its meaning then; absent where it is harmful in this sense, too
     */
    record Sense(List<String> near, Term as, @Nullable Context context) {
        public Sense {
            near = List.copyOf(near);
            if (near.isEmpty()) {
                throw new IllegalArgumentException("A sense is told by what stands near, and nothing is named");
            }
        }
    }

    /**
     * Somebody or something that can be spoken of.
     *
     * @param kind such as {@code protected}, {@code person} or {@code event}
     * @param adjective whether the name may as well be said of a thing before it: "frelons asiatiques"
     */
    record Target(String id, String kind, boolean adjective) implements Element {
        /** Somebody whose name is said of nothing else. */
        public Target(String id, String kind) {
            this(id, kind, false);
        }
    }

    /**
     * What can be said of somebody.
     *
     * @param whenNegated whether it harms only in the negative ("do not deserve to live")
     */
    record Predicate(String kind, boolean whenNegated) implements Element {
        @Override
        public boolean trigger() {
            return true;
        }
    }

    /** A word that must stand between target and predicate in frames that ask for it, such as the copula. */
    record Link(String name) implements Element {
        /** Links that the detector itself looks for: words after which something else is spoken of. */
        public static final String BREAKS = "breaks";

        /** Words behind which a name that is an adjective, too, names people: "les asiatiques", "voisins asiatiques". */
        public static final String BEFORE_PEOPLE = "before-people";

        /** Nouns that make a thing of a group's name before them: "Chinese noodles". */
        public static final String THINGS = "things";
    }

    /** How far a cue reaches. */
    enum Scope {
        /** So many words from the predicate, without a comma between. */
        WORDS,
        SENTENCE,
        /** The sentence, the one before and the one after. */
        NEIGHBOURS,
        TEXT
    }

    /**
     * A word that changes the meaning of a finding near it.
     *
     * @param context what it turns the finding into, such as {@code negated}
     * @param before how many words before the predicate it may stand, for {@link Scope#WORDS}
     * @param after how many words after it
     * @param harm what the finding's harm is multiplied with
     * @param quoted whether it counts only for what stands in quotation marks
     * @param relations whether it changes what is said of somebody
     * @param terms whether it changes bare words
     */
    record Cue(
            String context,
            Scope scope,
            int before,
            int after,
            double harm,
            boolean quoted,
            boolean relations,
            boolean terms)
            implements Element {}

    /**
     * A proper name that may contain words of harm.
     *
     * @param context what kind of name, such as {@code place-name}
     * @param needsNear folded phrases of which one must stand in the text, before it or in the question; empty: none
     * @param asked folded phrases of which one must stand in what is asked; empty: none
     * @param harm what the harm of a finding inside the name is multiplied with
     * @param exposed whether a naive filter would still flag it; otherwise the finding's exposure falls with its harm
     * @param sayInstead what could be said in its place, by language tag
     */
    record Name(
            String context,
            List<String> needsNear,
            List<String> asked,
            double harm,
            boolean exposed,
            Map<String, String> sayInstead)
            implements Element {
        public Name {
            needsNear = List.copyOf(needsNear);
            asked = List.copyOf(asked);
            sayInstead = Map.copyOf(sayInstead);
        }

        /** A name that belongs to no kind of question, and for which nothing else could be said. */
        public Name(String context, List<String> needsNear, double harm, boolean exposed) {
            this(context, needsNear, List.of(), harm, exposed, Map.of());
        }
    }

    /** Which of the two comes first. */
    enum Order {
        TARGET_FIRST,
        PREDICATE_FIRST,
        ANY
    }

    /**
     * A relation that is a finding: a target of one of these kinds, and one of these predicates said of it.
     *
     * @param targets kinds of targets, or ids
     * @param near at most so many words between the two
     * @param link the link that must stand between the two, if any
     * @param fromQuestion whether the target may stand in the question, or in what was said before
     */
    record Frame(
            String id,
            Category category,
            double severity,
            double sureness,
            double exposure,
            Set<String> predicates,
            Set<String> targets,
            Order order,
            int near,
            @Nullable String link,
            boolean fromQuestion) {
        public Frame {
            predicates = Set.copyOf(predicates);
            targets = Set.copyOf(targets);
        }

        boolean accepts(Target target) {
            return targets.contains(target.kind()) || targets.contains(target.id());
        }
    }
}
