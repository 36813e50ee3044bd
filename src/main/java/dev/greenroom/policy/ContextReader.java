package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Placed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads {@code contexts/}: the allowlists. */
final class ContextReader {
    private static final int SOON = 14;

    private ContextReader() {}

    static void contexts(Fields file, Pack pack) {
        for (Fields context : file.all(ContextKeys.CONTEXTS)) {
            String id = context.get(ContextKeys.ID).orElse(Read.NAMELESS);
            pack.contexts.add(id);
            for (Fields name : context.all(ContextKeys.NAMES)) {
                name(context, name, id, pack);
            }
        }
    }

    private static void name(Fields context, Fields name, String id, Pack pack) {
        if (hasExpired(name, pack.today)) {
            return;
        }
        Element.Name element = new Element.Name(
                id,
                Read.folded(own(context, name, ContextKeys.NEEDS_NEAR)),
                Read.folded(own(context, name, ContextKeys.ASKED)),
                context.value(ContextKeys.HARM),
                name.get(ContextKeys.EXPOSED).orElse(context.value(ContextKeys.EXPOSED)),
                CommonKeys.byName(name.all(ContextKeys.SAY_INSTEAD)));
        pack.ledger.name(element, name.place(ContextKeys.TEXT));
        Read.phrases(pack, name.all(ContextKeys.TEXT), Pack.NO_LANGUAGE, List.of(""), written -> element);
    }

    private static List<Placed<String>> own(Fields context, Fields name, Key<List<Placed<String>>> key) {
        return name.has(key) ? name.all(key) : context.all(key);
    }

    /** The day of expiry is the last day on which an entry holds. */
    private static boolean hasExpired(Fields name, LocalDate today) {
        Optional<LocalDate> last = name.get(ContextKeys.EXPIRES);
        String asked = name.get(ContextKeys.ASKED_BY)
                .map(who -> "; " + who + " asked for it")
                .orElse("");
        if (last.filter(today::isAfter).isPresent()) {
            name.problem(
                    ContextKeys.EXPIRES,
                    RuleProblem.EXPIRED,
                    "this entry held until " + last.get() + " and no longer counts; remove it, or give it a new date"
                            + asked);
            return true;
        }
        last.filter(day -> day.isBefore(today.plusDays(SOON)))
                .ifPresent(day -> name.problem(
                        ContextKeys.EXPIRES,
                        RuleProblem.EXPIRES_SOON,
                        "this entry holds until " + day + "; give it a new date if it should hold longer" + asked));
        return false;
    }
}
