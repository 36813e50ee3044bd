package dev.greenroom.app.rehearse;

import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** A platform on this machine, on which a scenario is played. */
public interface RehearsedPlatform {
    /** What can be rehearsed on, by the names of their connectors. */
    List<String> NAMES = List.of("twitch", "youtube");

    /** Opens a platform of {@link #NAMES} at a free port. */
    static Future<? extends RehearsedPlatform> open(String name, Vertx vertx, Clock clock) {
        return switch (name) {
            case "twitch" -> RehearsedTwitch.open(vertx, clock);
            case "youtube" -> RehearsedYouTube.open(vertx, clock);
            default -> throw new IllegalArgumentException("There is no make-believe '" + name + "'");
        };
    }

    /** The name of its connector, such as {@code twitch}. */
    String name();

    /** As people write it, such as {@code Twitch}. */
    String title();

    /** The settings by which Greenroom finds it. */
    List<Option> settings();

    /** Who is signed in, with all rights. */
    Credentials account();

    /** Lets something happen that is not a {@link Event.Tell}. */
    void play(Event event);

    /** Is told what Greenroom asks of the platform, beyond reading. */
    void onDeed(Consumer<Words> listener);

    Future<Void> close();
}
