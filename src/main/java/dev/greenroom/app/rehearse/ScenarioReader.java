package dev.greenroom.app.rehearse;

import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.app.rehearse.Scenario.Occasion;
import dev.greenroom.app.rehearse.Scenario.Step;
import dev.greenroom.app.rehearse.Scenario.Trouble;
import dev.greenroom.chat.Words;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads scenarios. */
public final class ScenarioReader {
    private static final Words NONE = new Words("-", "-");
    private static final int MOST_VIEWERS = 10_000;
    private static final int MOST_PAID = 1_000_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,19}");
    private static final List<String> KEYS = List.of(
            "by",
            "says",
            "as",
            "paid",
            "replies_to",
            "over",
            "tell",
            "crowd",
            "hold",
            "raid",
            "delete",
            "ban",
            "fault");
    private static final String DEEDS = "one of tell, says, crowd, hold, raid, delete, ban and fault";

    private ScenarioReader() {}

    /** The packaged scenario of that name, as it goes on that platform. */
    public static Scenario packaged(String name, String platform) {
        String resource = "/rehearse/" + name + ".yaml";
        try (InputStream in = ScenarioReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "There is no scenario '" + name + "'; there are " + String.join(", ", Scenario.NAMES));
            }
            return read(name, platform, resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a scenario with anything wrong in it, and says where. */
    static Scenario read(String name, String platform, String file, String text) {
        Problems problems = new Problems();
        Optional<YamlMap> map = new YamlFile(file, text, problems).readMap();
        Words title = map.map(found -> words(found, "title")).orElse(NONE);
        Words about = map.map(found -> words(found, "about")).orElse(NONE);
        List<Step> steps = new ArrayList<>();
        map.ifPresent(found -> {
            found.maps("steps").forEach(step -> steps.addAll(steps(step, platform)));
            found.finish();
        });
        if (!problems.all().isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "\n", problems.all().stream().map(Problem::format).toList()));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Scenario(name, title, about, steps);
    }

    private static Words words(YamlMap map, String key) {
        Map<String, String> texts = map.texts(key);
        String en = texts.getOrDefault("en", "");
        String fr = texts.getOrDefault("fr", "");
        if (en.isBlank() || fr.isBlank()) {
            map.missing(key, "words in 'en' and in 'fr'");
            return NONE;
        }
        return new Words(en, fr);
    }

    /** None, where the step happens on another platform only. */
    private static List<Step> steps(YamlMap map, String platform) {
        Optional<String> only = map.oneOf("on", RehearsedPlatform.NAMES);
        Duration at = map.duration("at").orElse(Duration.ZERO);
        if (!map.keys().contains("at")) {
            map.missing("at", "when it happens after the beginning, such as 12s");
        }
        List<Step> steps;
        if (map.keys().contains("crowd")) {
            steps = crowd(map, at, map.integer("crowd", 1, MOST_VIEWERS).orElse(1));
        } else {
            Optional<Event> event = event(map);
            if (event.isEmpty()) {
                // So that a slip of the pen is told beside what it was to be.
                KEYS.forEach(map::node);
                map.problem("at", "missing-key", "a step has " + DEEDS);
            }
            steps = event.map(what -> List.of(new Step(at, what))).orElse(List.of());
        }
        map.finish();
        return only.filter(name -> !name.equals(platform)).isPresent() ? List.of() : steps;
    }

    private static Optional<Event> event(YamlMap map) {
        Set<String> keys = map.keys();
        if (keys.contains("tell")) {
            return Optional.of(new Event.Tell(words(map, "tell")));
        }
        if (keys.contains("hold")) {
            String category = map.string("hold").orElse("");
            return Optional.of(new Event.Hold(viewer(map, "by"), text(map), category));
        }
        if (keys.contains("says")) {
            return Optional.of(said(map));
        }
        if (keys.contains("raid")) {
            int viewers = map.integer("raid", 1, MOST_VIEWERS).orElse(1);
            return Optional.of(new Event.Raid(viewer(map, "by"), viewers));
        }
        if (keys.contains("delete")) {
            return Optional.of(new Event.Delete(viewer(map, "delete")));
        }
        if (keys.contains("ban")) {
            return Optional.of(new Event.Ban(viewer(map, "ban")));
        }
        if (keys.contains("fault")) {
            return Optional.of(new Event.Fault(map.oneOf("fault", wires(Trouble.values()))
                    .map(name -> Trouble.valueOf(name.toUpperCase(Locale.ROOT)))
                    .orElse(Trouble.DISCONNECT)));
        }
        return Optional.empty();
    }

    private static Event said(YamlMap map) {
        return new Event.Say(
                viewer(map, "by"),
                text(map),
                map.oneOf("as", wires(Occasion.values()))
                        .map(name -> Occasion.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(Occasion.CHAT),
                map.integer("paid", 1, MOST_PAID).orElse(0),
                map.keys().contains("replies_to") ? viewer(map, "replies_to") : null);
    }

    private static String text(YamlMap map) {
        Optional<String> text = map.string("says").filter(written -> !written.isBlank());
        if (text.isEmpty()) {
            map.missing("says", "what is written");
        }
        return text.orElse("");
    }

    /** Whoever is named has a name that every platform takes. */
    private static String viewer(YamlMap map, String key) {
        Optional<String> name = map.string(key);
        if (name.isEmpty()) {
            map.missing(key, "somebody's name");
        } else if (!NAME.matcher(name.get()).matches()) {
            map.problem(
                    key,
                    "wrong-value",
                    "a name is 1 to 20 small letters, digits or '_' and begins with a letter, found '" + name.get()
                            + "'");
        }
        return name.orElse("somebody");
    }

    private static List<String> wires(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** So many viewers say these lines in turn, evenly over a time. */
    private static List<Step> crowd(YamlMap map, Duration at, int viewers) {
        Duration over = map.duration("over").orElse(Duration.ofSeconds(1));
        String prefix = viewer(map, "by");
        List<String> lines = map.strings("says");
        if (lines.isEmpty()) {
            map.missing("says", "what they write, a line or several");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < viewers && !lines.isEmpty(); i++) {
            Duration when = at.plusMillis(over.toMillis() * i / viewers);
            String text = lines.get(i % lines.size());
            steps.add(new Step(when, new Event.Say(prefix + "_" + (i + 1), text, Occasion.CHAT, 0, null)));
        }
        return steps;
    }
}
