package dev.greenroom.policy;

import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file under {@code policies/}, as it was read. */
record PolicyFile(
        String name,
        @Nullable String parent,
        List<Rule> rules,
        Set<String> off,
        Map<String, String> cites,
        Map<String, String> refusals,
        @Nullable Limits limits,
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
                file.map("limits").map(PolicyFile::limits).orElse(null),
                file.string("canary").orElse(null),
                zone(file).orElse(null),
                file);
        RuleTest.readAll(file);
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

    private static Limits limits(YamlMap map) {
        Limits otherwise = Limits.DEFAULT;
        Rate viewer = rate(map, "viewer", otherwise.viewer());
        Rate channel = rate(map, "channel", otherwise.channel());
        Optional<YamlMap> repeats = map.map("repeats");
        int window = repeats.flatMap(r -> r.integer("within", 0, 10_000)).orElse(otherwise.repeatWindow());
        Duration life = repeats.flatMap(r -> r.duration("for")).orElse(otherwise.repeatFor());
        repeats.ifPresent(YamlMap::finish);
        map.finish();
        return new Limits(viewer, channel, window, life);
    }

    private static Rate rate(YamlMap limits, String key, Rate otherwise) {
        Optional<YamlMap> map = limits.map(key);
        int count = map.flatMap(m -> m.integer("questions", 1, 1_000_000)).orElse(otherwise.count());
        Duration per = map.flatMap(m -> m.duration("per")).orElse(otherwise.per());
        if (per.isZero()) {
            map.ifPresent(m -> m.problem("per", "bad-rate", "a rate counts in some time, such as 1m"));
            per = otherwise.per();
        }
        map.ifPresent(YamlMap::finish);
        return new Rate(count, per);
    }
}
