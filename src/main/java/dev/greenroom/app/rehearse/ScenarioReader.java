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

/** Reads scenarios. */
public final class ScenarioReader {
    private static final int MOST_VIEWERS = 10_000;
    private static final int MOST_PAID = 1_000_000;
    private static final String DEEDS = "one of tell, says, crowd, hold, raid, delete, ban and fault";

    private ScenarioReader() {}

    /** The packaged scenario of that name. */
    public static Scenario packaged(String name) {
        String resource = "/rehearse/" + name + ".yaml";
        try (InputStream in = ScenarioReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "There is no scenario '" + name + "'; there are " + String.join(", ", Scenario.NAMES));
            }
            return read(name, resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a scenario with anything wrong in it, and says where. */
    static Scenario read(String name, String file, String text) {
        Problems problems = new Problems();
        Optional<YamlMap> map = new YamlFile(file, text, problems).readMap();
        Words title = map.map(found -> words(found, "title")).orElse(NONE);
        Words about = map.map(found -> words(found, "about")).orElse(NONE);
        List<Step> steps = new ArrayList<>();
        map.ifPresent(found -> {
            found.maps("steps").forEach(step -> steps.addAll(steps(step)));
            found.finish();
        });
        if (!problems.all().isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "\n", problems.all().stream().map(Problem::toString).toList()));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Scenario(name, title, about, steps);
    }

    private static final Words NONE = new Words("-", "-");

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

    private static List<Step> steps(YamlMap map) {
        Duration at = map.duration("at").orElse(Duration.ZERO);
        List<Step> steps = map.integer("crowd", 1, MOST_VIEWERS)
                .map(viewers -> crowd(map, at, viewers))
                .orElseGet(() ->
                        event(map).map(event -> List.of(new Step(at, event))).orElse(List.of()));
        if (steps.isEmpty()) {
            map.problem("at", "missing-key", "a step has " + DEEDS);
        }
        map.finish();
        return steps;
    }

    private static Optional<Event> event(YamlMap map) {
        if (map.keys().contains("tell")) {
            return Optional.of(new Event.Tell(words(map, "tell")));
        }
        Optional<String> by = map.string("by");
        if (map.keys().contains("hold")) {
            String category = map.string("hold").orElse("");
            return Optional.of(
                    new Event.Hold(by.orElse("somebody"), map.string("says").orElse(""), category));
        }
        if (map.keys().contains("says")) {
            return Optional.of(new Event.Say(
                    by.orElse("somebody"),
                    map.string("says").orElse(""),
                    occasion(map),
                    map.integer("paid", 1, MOST_PAID).orElse(0),
                    map.string("replies_to").orElse(null)));
        }
        if (map.keys().contains("raid")) {
            int viewers = map.integer("raid", 1, MOST_VIEWERS).orElse(1);
            return Optional.of(new Event.Raid(by.orElse("somebody"), viewers));
        }
        return map.string("delete")
                .<Event>map(Event.Delete::new)
                .or(() -> map.string("ban").map(Event.Ban::new))
                .or(() -> map.oneOf("fault", wires(Trouble.values()))
                        .map(name -> new Event.Fault(Trouble.valueOf(name.toUpperCase(Locale.ROOT)))));
    }

    private static Occasion occasion(YamlMap map) {
        return map.oneOf("as", wires(Occasion.values()))
                .map(name -> Occasion.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(Occasion.CHAT);
    }

    private static List<String> wires(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** So many viewers say these lines in turn, evenly over a time. */
    private static List<Step> crowd(YamlMap map, Duration at, int viewers) {
        Duration over = map.duration("over").orElse(Duration.ofSeconds(1));
        String prefix = map.string("by").orElse("viewer");
        List<String> lines = map.strings("says");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < viewers && !lines.isEmpty(); i++) {
            Duration when = at.plusMillis(over.toMillis() * i / viewers);
            String text = lines.get(i % lines.size());
            steps.add(new Step(when, new Event.Say(prefix + "_" + (i + 1), text, Occasion.CHAT, 0, null)));
        }
        return steps;
    }
}
