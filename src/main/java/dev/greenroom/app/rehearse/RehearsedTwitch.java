package dev.greenroom.app.rehearse;

import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.app.rehearse.Scenario.Occasion;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.rehearse.twitch.Asked;
import dev.greenroom.rehearse.twitch.Faults.Fault;
import dev.greenroom.rehearse.twitch.Happening.Extras;
import dev.greenroom.rehearse.twitch.Happening.Kind;
import dev.greenroom.rehearse.twitch.Happening.Said;
import dev.greenroom.rehearse.twitch.HelixWire;
import dev.greenroom.rehearse.twitch.Stage;
import dev.greenroom.rehearse.twitch.TwitchDouble;
import dev.greenroom.rehearse.twitch.Viewer;
import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Twitch on this machine. */
public final class RehearsedTwitch implements RehearsedPlatform {
    private static final String CHANNEL = "rehearsal";
    private static final String CLIENT = "greenroom-rehearsal";
    private static final String TOKEN = "rehearsal-token";
    private static final Set<String> SCOPES = Set.of(
            "user:read:chat",
            "user:write:chat",
            "moderator:manage:chat_messages",
            "moderator:manage:banned_users",
            "moderator:manage:warnings",
            "moderator:manage:shield_mode",
            "moderator:manage:automod",
            "moderator:read:suspicious_users",
            "moderation:read",
            "channel:manage:broadcast",
            "clips:edit");
    private static final List<String> MODERATION = List.of(
            "POST /moderation/bans",
            "DELETE /moderation/chat",
            "POST /moderation/warnings",
            "POST /moderation/automod/message",
            "POST /chat/messages");

    private final Clock clock;
    private final TwitchDouble twitch;
    private final Map<String, Said> latest = new HashMap<>();

    private RehearsedTwitch(Clock clock, TwitchDouble twitch) {
        this.clock = clock;
        this.twitch = twitch;
        twitch.helix().accept(new HelixWire.Token(TOKEN, CLIENT, twitch.stage().broadcaster(), SCOPES));
    }

    static Future<RehearsedTwitch> open(Vertx vertx, Clock clock) {
        return TwitchDouble.listen(vertx, clock, CHANNEL).map(twitch -> new RehearsedTwitch(clock, twitch));
    }

    @Override
    public String name() {
        return "twitch";
    }

    @Override
    public String title() {
        return "Twitch";
    }

    @Override
    public List<Option> settings() {
        return List.of(
                option("chat.twitch.channel", CHANNEL),
                option("chat.twitch.server", twitch.ircAddress().toString()),
                option("chat.twitch.eventsub_server", twitch.eventSubAddress().toString()),
                option("chat.twitch.api_server", twitch.helixAddress().toString()),
                option("chat.twitch.client_id", CLIENT),
                option("chat.twitch.actions", "send, delete, timeout, ban, warn, emergency, decide_held, mark"));
    }

    private static Option option(String key, String value) {
        return new Option("--platform", key, value);
    }

    @Override
    public Credentials account() {
        Viewer broadcaster = twitch.stage().broadcaster();
        return Credentials.of(new Tokens(
                new Secret(TOKEN),
                null,
                SCOPES,
                clock.instant().plus(Duration.ofDays(1)),
                new Tokens.Account(broadcaster.id(), broadcaster.login())));
    }

    @Override
    public void play(Event event) {
        Stage stage = twitch.stage();
        if (event instanceof Event.Say say) {
            Said parent = say.replyTo() == null ? null : latest.get(say.replyTo());
            Extras extras = new Extras(say.paid(), parent, "", null, false);
            stage.say(stage.viewer(say.by()), say.text(), kind(say.occasion()), extras)
                    .ifPresent(said -> latest.put(say.by(), said));
        } else if (event instanceof Event.Hold hold) {
            int last = Math.max(0, hold.text().codePointCount(0, hold.text().length()) - 1);
            stage.hold(stage.viewer(hold.by()), hold.text(), hold.category(), 2, 0, last);
        } else if (event instanceof Event.Raid raid) {
            stage.raid(stage.viewer(raid.by()), raid.viewers());
        } else if (event instanceof Event.Delete delete) {
            Said gone = latest.get(delete.by());
            if (gone != null) {
                stage.delete(gone.id());
            }
        } else if (event instanceof Event.Ban ban) {
            stage.remove(stage.viewer(ban.by()), null);
        } else if (event instanceof Event.Fault fault) {
            trouble(fault.trouble());
        }
    }

    private static Kind kind(Occasion occasion) {
        return switch (occasion) {
            case CHAT -> Kind.CHAT;
            case ACTION -> Kind.ACTION;
            case PAID -> Kind.CHEER;
            case REDEMPTION -> Kind.REDEMPTION;
            case ANNOUNCEMENT -> Kind.ANNOUNCEMENT;
            case MEMBERSHIP -> Kind.RESUB;
            case MILESTONE -> Kind.MILESTONE;
        };
    }

    private void trouble(Scenario.Trouble trouble) {
        switch (trouble) {
            case DISCONNECT -> {
                twitch.irc().drop();
                twitch.eventSub().drop();
            }
            case RECONNECT -> {
                twitch.irc().reconnect();
                twitch.eventSub().moveSessions();
            }
            case QUOTA ->
                MODERATION.forEach(request -> {
                    for (int i = 0; i < 3; i++) {
                        twitch.faults().next(request, new Fault.Refuse(429, "Too Many Requests"));
                    }
                });
            case SIGNED_OUT -> twitch.helix().expire(TOKEN);
            case SILENCE -> twitch.faults().silenceKeepalive(true);
        }
    }

    @Override
    public void onDeed(Consumer<Words> listener) {
        twitch.helix().listen(asked -> {
            if (!asked.what().startsWith("GET ") && !asked.what().contains("/eventsub/")) {
                listener.accept(words(asked));
            }
        });
    }

    private Words words(Asked asked) {
        JsonObject body = asked.body();
        JsonObject data = body.getJsonObject("data", body);
        String whom = twitch.stage()
                .find(data.getString("user_id", ""))
                .map(Viewer::name)
                .orElse("?");
        return switch (asked.what()) {
            case "POST /chat/messages" -> {
                String text = body.getString("message", "");
                yield asking("to write: " + text, "écrire : " + text);
            }
            case "DELETE /moderation/chat" -> {
                String by = twitch.stage()
                        .message(String.valueOf(asked.query().get("message_id")))
                        .map(said -> said.by().name())
                        .orElse("?");
                yield asking("to delete a message of " + by, "supprimer un message de " + by);
            }
            case "POST /moderation/bans" -> {
                Integer seconds = data.getInteger("duration");
                yield seconds == null
                        ? asking("to ban " + whom, "bannir " + whom)
                        : asking(
                                "to time " + whom + " out for " + seconds + " s",
                                "exclure " + whom + " pendant " + seconds + " s");
            }
            case "POST /moderation/warnings" -> asking("to warn " + whom, "avertir " + whom);
            case "POST /moderation/automod/message" ->
                "ALLOW".equals(body.getString("action"))
                        ? asking("to let a held message through", "laisser passer un message retenu")
                        : asking("to refuse a held message", "refuser un message retenu");
            case "POST /moderation/enforcements/status" ->
                asking("what AutoMod thinks of a text", "ce que l'AutoMod pense d'un texte");
            default -> asking(asked.what() + " " + body.encode(), asked.what() + " " + body.encode());
        };
    }

    private static Words asking(String en, String fr) {
        return new Words("Twitch is asked " + en, "Demandé à Twitch : " + fr);
    }

    @Override
    public Future<Void> close() {
        return twitch.close();
    }
}
