package dev.greenroom.app.rehearse;

import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.rehearse.youtube.Asked;
import dev.greenroom.rehearse.youtube.LiveStage;
import dev.greenroom.rehearse.youtube.Person;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** YouTube on this machine. */
public final class RehearsedYouTube implements RehearsedPlatform {
    private static final String VIDEO = "rehearsal01";
    private static final Set<String> SCOPES = Set.of("https://www.googleapis.com/auth/youtube");
    private static final Person MODERATOR = Person.moderator("moderator");

    /** What is paid is written in cents. */
    private static final long MICROS = 10_000;

    private final YouTubeDouble youtube;
    private final Map<String, String> latest = new HashMap<>();

    private RehearsedYouTube(YouTubeDouble youtube) {
        this.youtube = youtube;
    }

    /** Opens a YouTube at a free port. */
    public static Future<RehearsedYouTube> open(Vertx vertx, Clock clock) {
        return YouTubeDouble.listen(vertx, clock, VIDEO).map(RehearsedYouTube::new);
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public String title() {
        return "YouTube";
    }

    @Override
    public List<Option> settings() {
        return List.of(
                new Option("--platform", "chat.youtube.video", VIDEO),
                new Option("--platform", "chat.youtube.api_key", YouTubeDouble.KEY),
                new Option(
                        "--platform",
                        "chat.youtube.api_server",
                        youtube.address().toString()),
                new Option("--platform", "chat.youtube.actions", "send, delete, timeout, ban, emergency"));
    }

    @Override
    public Credentials account() {
        Person owner = youtube.stage().owner();
        return Credentials.of(new Tokens(
                new Secret(YouTubeDouble.TOKEN),
                null,
                SCOPES,
                Instant.MAX,
                new Tokens.Account(owner.id(), owner.name())));
    }

    /** What YouTube does not have is an ordinary message here, or is nothing that another program is told of. */
    @Override
    public void play(Event event) {
        LiveStage stage = youtube.stage();
        if (event instanceof Event.Say say) {
            said(say).ifPresent(id -> latest.put(say.by(), id));
        } else if (event instanceof Event.Delete delete) {
            String last = latest.remove(delete.by());
            if (last != null) {
                stage.delete(MODERATOR, last);
            }
        } else if (event instanceof Event.Ban ban) {
            stage.ban(MODERATOR, Person.viewer(ban.by()).id(), null);
        } else if (event instanceof Event.Fault fault) {
            trouble(fault.trouble());
        }
    }

    private Optional<String> said(Event.Say say) {
        LiveStage stage = youtube.stage();
        return switch (say.occasion()) {
            case PAID -> stage.superChat(Person.viewer(say.by()), say.paid() * MICROS, "EUR", say.text());
            case MEMBERSHIP, MILESTONE -> stage.milestone(Person.member(say.by()), 12, say.text());
            case CHAT, ACTION, REDEMPTION, ANNOUNCEMENT -> stage.say(Person.viewer(say.by()), say.text());
        };
    }

    private void trouble(Scenario.Trouble trouble) {
        switch (trouble) {
            case DISCONNECT -> youtube.cutStreams();
            case RECONNECT -> youtube.endStreams(true);
            case QUOTA -> {
                youtube.faults().quotaUsedUp(true);
                // Whoever listens is not cut off by the quota; whoever comes back is not let in.
                youtube.endStreams(true);
            }
            case SIGNED_OUT -> youtube.revoke(YouTubeDouble.TOKEN);
            case SILENCE -> youtube.muteStreams(true);
        }
    }

    @Override
    public void onDeed(Consumer<Words> listener) {
        youtube.listen(asked -> deed(asked).ifPresent(listener));
    }

    private Optional<Words> deed(Asked asked) {
        return switch (asked.endpoint()) {
            case INSERT -> {
                String text = details(asked, "textMessageDetails").getString("messageText", "");
                yield words("to write: " + text, "écrire : " + text);
            }
            case DELETE -> {
                String by =
                        youtube.stage().authorOf(asked.id()).map(Person::name).orElse("?");
                yield words("to delete a message of " + by, "supprimer un message de " + by);
            }
            case BAN -> {
                String who = "@"
                        + details(asked, "bannedUserDetails")
                                .getString("channelId", "UC?")
                                .substring(2);
                yield snippet(asked).getString("type", "").equals("temporary")
                        ? words("to time " + who + " out", "exclure " + who + " pour un temps")
                        : words("to ban " + who, "bannir " + who);
            }
            case UNBAN -> words("to lift a ban", "lever un bannissement");
            case TRANSITION -> words("to end the broadcast", "terminer la diffusion");
            case VIDEOS, BROADCASTS, LIST, STREAM -> Optional.empty();
        };
    }

    private static JsonObject snippet(Asked asked) {
        return new JsonObject(asked.body()).getJsonObject("snippet", new JsonObject());
    }

    private static JsonObject details(Asked asked, String name) {
        return snippet(asked).getJsonObject(name, new JsonObject());
    }

    private static Optional<Words> words(String en, String fr) {
        return Optional.of(new Words("YouTube is asked " + en, "Demandé à YouTube : " + fr));
    }

    /** The YouTube that is played on. */
    public YouTubeDouble youtube() {
        return youtube;
    }

    @Override
    public Future<Void> close() {
        return youtube.close();
    }
}
