package dev.greenroom.policy;

import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One file under {@code policies/}, as it was read. */
record PolicyFile(
        String name,
        @Nullable String parent,
        List<Rule> rules,
        Set<String> off,
        Map<String, String> cites,
        Map<String, String> refusals,
        UnaryOperator<Limits> limits,
        @Nullable String canary,
        @Nullable ZoneId zone,
        YamlMap source) {

    private static final int MOST_RULES = 500;

    static PolicyFile read(YamlMap file, Pack pack) {
        String name = Read.required(file, "policy", "the policy's name, such as 'twitch'");
        String parent = file.string("extends").orElse(null);
        for (String language : file.strings("languages")) {
            if (!pack.labels.containsKey(language)) {
                file.problem("languages", "unknown-language", Read.unknown("language", language, pack.labels.keySet()));
            }
        }
        List<Rule> rules = rules(name, file, pack);
        PolicyFile read = new PolicyFile(
                name,
                parent,
                rules,
                file.texts("off").keySet(),
                file.texts("cites"),
                file.texts("refusal"),
                file.map("limits").map(map -> LimitsReader.read(map, pack)).orElse(UnaryOperator.identity()),
                file.string("canary").orElse(null),
                zone(file).orElse(null),
                file);
        TestReader.readAll(file);
        file.finish();
        return read;
    }

    private static Optional<ZoneId> zone(YamlMap file) {
        return file.string("timezone").flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException e) {
                file.problem(
                        "timezone",
                        "unknown-timezone",
                        "'" + name + "' is not a time zone; "
                                + Nearest.to(name, ZoneId.getAvailableZoneIds())
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse("write one such as 'Europe/Paris' or 'UTC'"));
                return Optional.empty();
            }
        });
    }

    private static List<Rule> rules(String name, YamlMap file, Pack pack) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        RuleReader reader = new RuleReader(name, pack);
        for (YamlMap map : file.maps("rules")) {
            Rule rule = reader.read(map);
            if (!ids.add(rule.id())) {
                map.problem("id", "duplicate-rule", "a rule '" + rule.id() + "' stands here already; rename one");
            }
            rules.add(rule);
        }
        if (rules.size() > MOST_RULES) {
            file.problem("rules", "too-many", "a policy has at most " + MOST_RULES + " rules");
        }
        return rules;
    }
}
