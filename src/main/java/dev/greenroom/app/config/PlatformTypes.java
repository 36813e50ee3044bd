package dev.greenroom.app.config;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.youtube.Cost;
import dev.greenroom.chat.youtube.YouTubeTarget;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values are written that mean something on a platform only. */
final class PlatformTypes {
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9_]{3,25}");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{4,199}");
    private static final Pattern COST = Pattern.compile("[a-z]{1,10}=[1-9]\\d{0,5}");

    private PlatformTypes() {}

    static KeyType<String> channel() {
        return new KeyType<>("a Twitch channel such as somebody", PlatformTypes::parseChannel, false);
    }

    /** An application's id at a platform. */
    static KeyType<String> clientId() {
        return new KeyType<>(
                "a client id as the platform's console shows it",
                text -> Optional.of(text).filter(CLIENT_ID.asMatchPredicate()),
                false);
    }

    /** Which YouTube broadcast is read. */
    static KeyType<YouTubeTarget> youtube() {
        return new KeyType<>(
                "a video id of 11 characters, its address such as https://youtu.be/abcdefghijk, or own",
                YouTubeTarget::parse,
                false);
    }

    /** Units by kind of call. */
    static KeyType<Map<Cost, Integer>> youtubeCosts() {
        return new KeyType<>("a list of calls with units, such as send=50 or poll=1", PlatformTypes::parseCosts, true);
    }

    /** A set of kinds of action; {@code none} is the empty one. */
    static KeyType<Set<Kind>> actions(Set<Kind> possible) {
        Map<String, Kind> byName = new TreeMap<>();
        possible.forEach(kind -> byName.put(kind.wire(), kind));
        return new KeyType<>(
                "a list of " + String.join(", ", byName.keySet()) + ", or none",
                text -> text.equals("none")
                        ? Optional.of(Set.of())
                        : KeyType.parseItems(text, KeyType.WORD)
                                .filter(items ->
                                        !items.isEmpty() && byName.keySet().containsAll(items))
                                .map(items -> items.stream().map(byName::get).collect(Collectors.toUnmodifiableSet())),
                true);
    }

    private static Optional<String> parseChannel(String text) {
        String bare = text.startsWith("#") ? text.substring(1) : text;
        return Optional.of(bare.toLowerCase(Locale.ROOT)).filter(CHANNEL.asMatchPredicate());
    }

    private static Optional<Map<Cost, Integer>> parseCosts(String text) {
        Map<Cost, Integer> costs = new EnumMap<>(Cost.class);
        for (String item : KeyType.parseItems(text, COST).orElse(List.of("="))) {
            String[] parts = item.split("=", -1);
            Optional<Cost> cost = Stream.of(Cost.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(parts[0]))
                    .findFirst();
            if (cost.isEmpty() || costs.put(cost.get(), Integer.parseInt(parts[1])) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(costs);
    }
}
