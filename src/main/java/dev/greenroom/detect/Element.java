package dev.greenroom.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a phrase of the rule files means when it is met in a text. */
public sealed interface Element {
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
     * @param deed whether saying it does it (an order, a bait), so that only cues for deeds change it
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
            List<Sense> senses,
            boolean deed)
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
            this(id, entry, category, severity, sureness, exposure, relation, reclaimed, target, List.of(), false);
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
     * @param language whose links may bind it
     */
    record Predicate(String kind, boolean whenNegated, String language) implements Element {}

    /**
     * A word that binds who is spoken of to what is said: between the two in frames that ask for it, such as the copula,
     * or around them where hostility is weighed.
     */
    record Link(String name, String language) implements Element {
        /** Links that the detector itself looks for: words after which something else is spoken of. */
        public static final String BREAKS = "breaks";

        /** Words behind which a name that is an adjective, too, names people: "les asiatiques", "voisins asiatiques". */
        public static final String BEFORE_PEOPLE = "before-people";

        /** Nouns that make a thing of a group's name before them: "Chinese noodles". */
        public static final String THINGS = "things";

        /** Nouns that make somebody of a group's adjective before them: "Chinese neighbours". */
        public static final String PEOPLE = "people";

        /** What belongs to a name before it: "all the", "a lot of". */
        public static final String PICK = "pick";

        /** Prepositions that make of those behind them what another word is about: "slurs against". */
        public static final String ABOUT = "about";

        /** Words behind which an order stands: "let's", "somebody". */
        public static final String URGE = "urge";

        /** Subjects that are nobody in particular: between a group and what is said, it may be said of them. */
        public static final String OTHERS = "others";

        /** Subjects that stand for those whom the end of a sentence names: "ils mentent, ces gens". */
        public static final String THEY = "they";

        /** Before a group they make it the speaker's own: "we women". */
        public static final String SELF = "self";

        /** Behind a group they make it the speaker's own: "women like me". */
        public static final String WITH_ME = "with-me";

        /** Whose the people are, so that certain ones are meant: "my girls". */
        public static final String OWN = "own";

        /** Before a group they turn a negation behind it round: "never met one who was not". */
        public static final String NONE = "none";

        /** With which an answer says yes to its question: "of course", "they are". */
        public static final String YES = "yes";

        /** With which an answer says no to its question: "not at all", "they aren't". */
        public static final String NO = "no";

        /** What may stand beside a yes or a no without saying anything: "well", "honestly". */
        public static final String ECHO = "echo";

        /** What looks like something said of somebody and is not: "won't let anyone", "no less". */
        public static final String SPARED = "spared";

        /** Behind a group it tells how one came by it: "every Dane I ever met". What follows is said of the group. */
        public static final String KNOWN = "known";

        /** Before a group it means anybody of it, so that "who" behind it picks no certain ones: "the next Dane who". */
        public static final String WHOEVER = "whoever";

        /** Verbs behind which an adjective that stands alone is somebody: "the Danish make". */
        public static final String VERBS = "verbs";

        /** Before a group they make it those whom somebody else does something to: "people who hate". */
        public static final String OBJECTS = "objects";

        /** Before a group, with {@link #NOBODY} before what is said, nobody does it more: "nothing … worse than". */
        public static final String THAN = "than";

        /** Those whom a group outdoes: "nothing", "nobody". */
        public static final String NOBODY = "nobody";

        /** Before what is said they turn it away from those named earlier: "they flee from", "they fight". */
        public static final String AWAY = "away";

        public static final String BE = "be";
        public static final String SHOULD = "should";
        public static final String WOULD = "would";
        public static final String WISH = "wish";

        /** Those that say something only where they are the whole answer. */
        static final Set<String> OF_REPLIES = Set.of(YES, NO, ECHO);

        /** Those that no frame need name. */
        public static final Set<String> OF_DETECTOR = Set.of(
                BREAKS,
                BEFORE_PEOPLE,
                THINGS,
                PEOPLE,
                PICK,
                ABOUT,
                URGE,
                OTHERS,
                THEY,
                SELF,
                WITH_ME,
                OWN,
                NONE,
                SPARED,
                KNOWN,
                WHOEVER,
                VERBS,
                OBJECTS,
                THAN,
                NOBODY,
                AWAY,
                YES,
                NO,
                ECHO);
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
     * @param deeds whether it changes what is done by saying it
     */
    record Cue(
            String context,
            Scope scope,
            int before,
            int after,
            double harm,
            boolean quoted,
            boolean relations,
            boolean terms,
            boolean deeds)
            implements Element {
        /** A cue that leaves deeds alone. */
        public Cue(
                String context,
                Scope scope,
                int before,
                int after,
                double harm,
                boolean quoted,
                boolean relations,
                boolean terms) {
            this(context, scope, before, after, harm, quoted, relations, terms, false);
        }
    }

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

    /** Something that is about certain kinds of targets, or certain ones. */
    interface About {
        Set<String> targets();

        default boolean accepts(Target target) {
            return targets().contains(target.kind()) || targets().contains(target.id());
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
     * @param deed whether saying it does it (an order, a bait), so that only cues for deeds change it
     * @param also kinds of targets, or ids, of which one must stand as near to the predicate, too; empty: none
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
            boolean fromQuestion,
            boolean deed,
            Set<String> also)
            implements About {
        public Frame {
            predicates = Set.copyOf(predicates);
            targets = Set.copyOf(targets);
            also = Set.copyOf(also);
        }

        /** A frame that says something of somebody. */
        public Frame(
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
            this(
                    id,
                    category,
                    severity,
                    sureness,
                    exposure,
                    predicates,
                    targets,
                    order,
                    near,
                    link,
                    fromQuestion,
                    false,
                    Set.of());
        }

        /** Whether a target is the third that the frame asks for. */
        boolean asksFor(Target target) {
            return also.contains(target.kind()) || also.contains(target.id());
        }
    }
}
