package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.text.Views;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.util.List;

/** Reads {@code contexts/}: the allowlists. */
final class ContextReader {
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
        List<Placed<String>> needs = name.has(ContextKeys.NEEDS_NEAR)
                ? name.all(ContextKeys.NEEDS_NEAR)
                : context.all(ContextKeys.NEEDS_NEAR);
        Element.Name element = new Element.Name(
                id,
                folded(needs),
                context.value(ContextKeys.HARM),
                name.get(ContextKeys.EXPOSED).orElse(context.value(ContextKeys.EXPOSED)));
        Read.phrases(pack, name.all(ContextKeys.TEXT), Pack.NO_LANGUAGE, List.of(""), written -> element);
    }

    private static List<String> folded(List<Placed<String>> phrases) {
        return phrases.stream()
                .map(phrase -> Views.phrase(phrase.value()))
                .filter(phrase -> !phrase.isBlank())
                .toList();
    }
}
