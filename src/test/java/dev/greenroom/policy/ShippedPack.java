package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A policy file of this repository as plain YAML, read without the compiler: what the pages and tests about the packs
 * compare with.
 */
public record ShippedPack(String name, Map<String, Map<String, Object>> rules, Map<String, String> cites) {
    /** The packs, in the order of their files' names. */
    public static List<ShippedPack> all() {
        List<ShippedPack> packs = new ArrayList<>();
        ShippedRules.files().forEach((path, text) -> {
            if (path.startsWith("policies/")) {
                packs.add(read(text));
            }
        });
        return packs;
    }

    public static ShippedPack named(String name) {
        return all().stream().filter(pack -> pack.name.equals(name)).findFirst().orElseThrow();
    }

    private static ShippedPack read(String text) {
        Map<?, ?> file = plainYaml().<Map<?, ?>>load(text);
        Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
        if (file.get("rules") instanceof List<?> list) {
            for (Object rule : list) {
                Map<String, Object> keys = mapping(rule);
                rules.put(String.valueOf(keys.get("id")), keys);
            }
        }
        Map<String, String> cites = new LinkedHashMap<>();
        mapping(file.get("cites")).forEach((rule, clause) -> cites.put(rule, String.valueOf(clause)));
        return new ShippedPack(String.valueOf(file.get("policy")), rules, cites);
    }

    /** Every scalar is a text, as for the compiler: to YAML 1.1 the key {@code on} would be a boolean. */
    private static Yaml plainYaml() {
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(unused), unused, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // none
            }
        });
    }

    /** The clause of a rule, where this pack says one. */
    public String clause(String rule) {
        Object own = rules.getOrDefault(rule, Map.of()).get("cites");
        return cites.getOrDefault(rule, own == null ? "" : own.toString());
    }

    /** The languages in which a rule explains itself, with what it says. */
    public Map<String, Object> explanations(String rule) {
        return mapping(rules.getOrDefault(rule, Map.of()).get("explain"));
    }

    public Set<String> ruleIds() {
        return rules.keySet();
    }

    private static Map<String, Object> mapping(@Nullable Object value) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> mapping.put(String.valueOf(key), inner));
        }
        return mapping;
    }
}
