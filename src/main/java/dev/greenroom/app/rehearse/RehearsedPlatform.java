package dev.greenroom.app.rehearse;

import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Credentials;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** A platform on this machine, on which a scenario is played. */
public interface RehearsedPlatform {
    /** The name of its connector, such as {@code twitch}. */
    String name();

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
