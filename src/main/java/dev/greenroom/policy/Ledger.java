package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.yaml.Place;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the rule files define where, and what of it they refer to: for finding what nobody uses. */
final class Ledger {
    /** What can be defined and not used. */
    enum Thing {
        /** Groups and kinds of groups. */
        GROUP,
        PREDICATE,
        LINK
    }

    private final Map<Thing, Map<String, Place>> defined = new EnumMap<>(Thing.class);
    private final Map<Thing, Set<String>> used = new EnumMap<>(Thing.class);
    private final Map<Contents.Entry, Place> terms = new HashMap<>();
    private final Map<Element.Name, Place> names = new HashMap<>();

    void defined(Thing thing, String name, Place at) {
        defined.computeIfAbsent(thing, key -> new LinkedHashMap<>()).putIfAbsent(name, at);
    }

    void used(Thing thing, String name) {
        used.computeIfAbsent(thing, key -> new HashSet<>()).add(name);
    }

    /** What is defined, with the place where it is first. */
    Map<String, Place> defined(Thing thing) {
        return defined.getOrDefault(thing, Map.of());
    }

    boolean isUsed(Thing thing, String name) {
        return used.getOrDefault(thing, Set.of()).contains(name);
    }

    void term(Contents.Entry entry, Place at) {
        terms.putIfAbsent(entry, at);
    }

    Map<Contents.Entry, Place> terms() {
        return terms;
    }

    void name(Element.Name name, Place at) {
        names.putIfAbsent(name, at);
    }

    Map<Element.Name, Place> names() {
        return names;
    }
}
