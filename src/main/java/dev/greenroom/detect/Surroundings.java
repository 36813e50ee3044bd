package dev.greenroom.detect;

import dev.greenroom.detect.Element.About;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands around a text: itself, what was said before, and the question. Looked at only when something asks. */
final class Surroundings {
    private static final int MOST_CONTEXT = 4_000;

    private final WordAutomaton phrases;
    private final Passage passage;
    private final View text;
    /** What was asked for before, by the very list: a word that stands there a hundred times asks the same each time. */
    private @Nullable Map<List<String>, Boolean> mentioned;

    private @Nullable List<View> views;
    private @Nullable List<List<Target>> targets;
    private @Nullable String asked;

    Surroundings(WordAutomaton phrases, Passage passage, View text) {
        this.phrases = phrases;
        this.passage = passage;
        this.text = text;
    }

    /** Whether there is anything around the text. */
    boolean exist() {
        return passage.hasSurroundings();
    }

    /** Whether one of {@code folded} stands anywhere around; true when nothing is asked for. */
    boolean mention(List<String> folded) {
        if (folded.isEmpty()) {
            return true;
        }
        Map<List<String>, Boolean> answers = mentioned;
        if (answers == null) {
            answers = new IdentityHashMap<>();
            mentioned = answers;
        }
        return answers.computeIfAbsent(folded, this::stands);
    }

    private boolean stands(List<String> folded) {
        for (View view : views()) {
            for (String phrase : folded) {
                if (view.text().contains(phrase)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one of {@code folded} stands in what is asked; true when nothing is needed. */
    boolean asks(List<String> folded) {
        if (folded.isEmpty()) {
            return true;
        }
        String view = asked;
        if (view == null) {
            String question = passage.asked();
            view = question == null ? "" : Views.of(tail(question)).folded().text();
            asked = view;
        }
        return folded.stream().anyMatch(view::contains);
    }

    /** The id of a target that {@code about} accepts, in the text, else in what was said before it or in the question. */
    @Nullable
    String target(About about) {
        return target(about, 0);
    }

    /** The same, outside of the text itself. */
    @Nullable
    String targetBefore(About about) {
        return target(about, 1);
    }

    private @Nullable String target(About about, int firstView) {
        List<List<Target>> all = targets();
        for (List<Target> some : all.subList(firstView, all.size())) {
            for (Target target : some) {
                if (about.accepts(target)) {
                    return target.id();
                }
            }
        }
        return null;
    }

    /** By view. */
    private List<List<Target>> targets() {
        List<List<Target>> found = targets;
        if (found == null) {
            found = new ArrayList<>();
            for (View view : views()) {
                found.add(phrases.in(new Sights.Sight(view, false)).of(Target.class).stream()
                        .map(Hit::element)
                        .toList());
            }
            targets = found;
        }
        return found;
    }

    private List<View> views() {
        List<View> made = views;
        if (made == null) {
            made = new ArrayList<>(3);
            made.add(text);
            made.add(Views.of(tail(passage.before())).folded());
            if (passage.question() != null) {
                made.add(Views.of(tail(passage.question())).folded());
            }
            views = made;
        }
        return made;
    }

    private static String tail(String text) {
        return text.length() <= MOST_CONTEXT ? text : text.substring(text.length() - MOST_CONTEXT);
    }
}
