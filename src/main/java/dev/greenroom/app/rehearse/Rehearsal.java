package dev.greenroom.app.rehearse;

import dev.greenroom.action.Act;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.app.rehearse.Scenario.Step;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.Words;
import dev.greenroom.gate.DropReason;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.gate.QuestionEvent.Withdrawn.Stage;
import dev.greenroom.hold.Hold;
import dev.greenroom.policy.Direction;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario and prints, line by line, what happens on the platform and what Greenroom makes of it. Main context
 * only.
 */
public final class Rehearsal {
    private static final long LOOK_MS = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+ s");
    private static final Duration SHORTEST_END = Duration.ofSeconds(4);

    /** Long enough for an answer that waits for a person until its time is over. */
    private static final Duration LONGEST_END = Duration.ofSeconds(90);

    private final Vertx vertx;
    private final Scenario scenario;
    private final RehearsedPlatform platform;
    private final Language language;
    private final double speed;
    private final PrintStream out;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Promise<Void> ended = Promise.promise();
    private long begun;
    private @Nullable ChatConnector connection;
    private @Nullable String standing;
    private int gaps;

    /** Questions on their way to the avatar, and with it. */
    private int waiting;

    /** What became of messages, as far as it is counted. */
    private enum Kind {
        SAID("messages", "messages"),
        ASKED("to the avatar", "à l'avatar"),
        HELD("held", "retenus"),
        DROPPED("dropped", "écartés"),
        WITHDRAWN("taken back", "retirés"),
        DEEDS("requests to the platform", "demandes à la plateforme");

        private final Words words;

        Kind(String en, String fr) {
            words = new Words(en, fr);
        }
    }

    /**
     * @param speed 2 is twice as fast as written
     * @param out where the lines go
     */
    public Rehearsal(
            Vertx vertx,
            Scenario scenario,
            RehearsedPlatform platform,
            Language language,
            double speed,
            PrintStream out) {
        this.vertx = vertx;
        this.scenario = scenario;
        this.platform = platform;
        this.language = language;
        this.speed = speed;
        this.out = out;
        platform.onDeed(words -> vertx.runOnContext(now -> {
            count(Kind.DEEDS);
            line("  » ", words.in(language));
        }));
    }

    /** For the dashboard: what is rehearsed, and where. */
    public Words title() {
        return RehearsalWords.title(scenario, platform.title());
    }

    public RehearsedPlatform platform() {
        return platform;
    }

    /** Begins; completes a moment after the last step. */
    public Future<Void> play() {
        begun = System.nanoTime();
        out.println();
        out.println(title().in(language));
        out.println(scenario.about().in(language));
        out.println();
        for (Step step : scenario.steps()) {
            vertx.setTimer(Math.max(1, millis(step.at())), fired -> happen(step));
        }
        long last = System.nanoTime() + millis(scenario.length()) * 1_000_000;
        vertx.setPeriodic(LOOK_MS, id -> {
            look();
            long over = System.nanoTime() - last;
            if (over > LONGEST_END.toNanos() || over > SHORTEST_END.toNanos() && waiting <= 0) {
                vertx.cancelTimer(id);
                end();
            }
        });
        return ended.future();
    }

    private long millis(Duration written) {
        return (long) (written.toMillis() / speed);
    }

    private void happen(Step step) {
        Words words = RehearsalWords.of(step.event(), platform.title());
        if (step.event() instanceof Event.Tell) {
            boolean isFirst = step.equals(scenario.steps().get(0));
            if (!isFirst) {
                out.println();
            }
            line("", words.in(language));
            return;
        }
        if (step.event() instanceof Event.Say) {
            count(Kind.SAID);
        }
        line("", words.in(language));
        platform.play(step.event());
    }

    /** Prints what Greenroom made of a message. */
    public void tell(QuestionEvent event) {
        if (!event.message().channel().startsWith(platform.name() + "/")) {
            return;
        }
        String who = event.message().authorName();
        if (event instanceof QuestionEvent.Queued) {
            waiting++;
        } else if (event instanceof QuestionEvent.Done) {
            waiting--;
        } else if (event instanceof QuestionEvent.Taken) {
            count(Kind.ASKED);
            result(who, RehearsalWords.TAKEN);
        } else if (event instanceof QuestionEvent.Held) {
            count(Kind.HELD);
            result(who, RehearsalWords.HELD);
        } else if (event instanceof QuestionEvent.Withdrawn withdrawn) {
            count(Kind.WITHDRAWN);
            waiting -= withdrawn.stage() == Stage.WAITING || withdrawn.stage() == Stage.WITH_AVATAR ? 1 : 0;
            result(who, RehearsalWords.WITHDRAWN);
        } else if (event instanceof QuestionEvent.Dropped dropped) {
            count(Kind.DROPPED);
            if (dropped.reason() != DropReason.NOT_A_QUESTION) {
                result(who, RehearsalWords.of(dropped.reason()));
            }
        }
    }

    /** Prints what became of an answer that waits; of questions {@link #tell(QuestionEvent)} tells. */
    public void tell(Hold hold) {
        if (hold.utterance().direction() != Direction.ANSWER) {
            return;
        }
        if (hold.isWaiting()) {
            count(Kind.HELD);
        }
        result("Ada", hold.isWaiting() ? RehearsalWords.ANSWER_HELD : RehearsalWords.of(hold.state()));
    }

    /** Prints what became of what was asked of the platform. */
    public void tell(Act act) {
        line("  « ", RehearsalWords.of(act).in(language));
    }

    /** From now on prints how the platform's connection stands, and from which times messages may be missing. */
    public void watch(ChatConnector platformsOwn) {
        connection = platformsOwn;
    }

    private void look() {
        ChatConnector watched = connection;
        if (watched == null) {
            return;
        }
        List<Gap> all = watched.gaps();
        for (Gap gap : all.subList(Math.min(gaps, all.size()), all.size())) {
            Words why = gap.why();
            state(new Words("messages may be missing: " + why.en(), "des messages manquent peut-être : " + why.fr()));
        }
        gaps = Math.max(gaps, all.size());
        Words now = watched.status().words();
        // A countdown is not told second by second.
        if (standing == null || !NUMBER.matcher(now.en()).replaceAll("").equals(standing)) {
            standing = NUMBER.matcher(now.en()).replaceAll("");
            state(now);
        }
    }

    private void state(Words words) {
        line("  ~ ", platform.title() + ": " + words.in(language));
    }

    /** Prints what the avatar says. */
    public void spoke(String question, String answer) {
        line("  ♪ ", "Ada: " + answer);
    }

    private void result(String who, Words words) {
        line("  → ", who + ": " + words.in(language));
    }

    private void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    private void line(String mark, String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        String time = String.format(Locale.ROOT, "%02d:%02d", since.toMinutes(), since.toSecondsPart());
        out.println((mark.isEmpty() ? time + "  " : "     ") + mark + text);
        out.flush();
    }

    private void end() {
        out.println();
        out.println(new Words("The end.", "Fin.").in(language));
        for (Kind kind : Kind.values()) {
            out.printf(Locale.ROOT, "%6d  %s%n", counts.getOrDefault(kind, 0), kind.words.in(language));
        }
        out.flush();
        ended.tryComplete();
    }
}
