package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Happening.Extras;
import dev.greenroom.rehearse.twitch.Happening.Held;
import dev.greenroom.rehearse.twitch.Happening.Kind;
import dev.greenroom.rehearse.twitch.Happening.Said;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channel: who is in it, what was said, what is held, who is banned. IRC and EventSub listen to it, Helix changes it.
 * Any thread; what happens is told in order.
 */
public final class Stage {
    private static final int MOST_REMEMBERED = 20_000;

    private final Clock clock;
    private final Viewer broadcaster;
    private final Map<String, Viewer> viewers = new LinkedHashMap<>();
    private final Map<String, Said> said = bounded();
    private final Map<String, Held> held = bounded();
    private final Map<String, Integer> removed = new LinkedHashMap<>();
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private long next;
    private boolean isLive = true;
    private boolean isShielded;

    Stage(Clock clock, String login) {
        this.clock = clock;
        this.broadcaster = new Viewer("777", login, login, List.of("broadcaster/1"));
        viewers.put(broadcaster.login(), broadcaster);
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    /** Whose channel it is; the id is {@code 777}. */
    public Viewer broadcaster() {
        return broadcaster;
    }

    /** Is told everything from now on. */
    public void listen(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    /** The viewer with this login, made on first sight. */
    public synchronized Viewer viewer(String login) {
        return viewers.computeIfAbsent(login, name -> Viewer.of(String.valueOf(1000 + viewers.size()), name));
    }

    /** The same with badges, such as {@code moderator/1}. */
    public synchronized Viewer viewer(String login, List<String> badges) {
        Viewer plain = viewer(login);
        Viewer decorated = new Viewer(plain.id(), plain.login(), plain.name(), badges);
        viewers.put(login, decorated);
        return decorated;
    }

    /** Who has this id. */
    public synchronized Optional<Viewer> find(String id) {
        return viewers.values().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    synchronized List<Viewer> named(List<String> logins) {
        return viewers.values().stream()
                .filter(one -> logins.contains(one.login()))
                .toList();
    }

    /** Somebody writes; nothing shows of those who are banned. */
    public Optional<Said> say(Viewer by, String text) {
        return say(by, text, Kind.CHAT, Extras.NONE);
    }

    public Optional<Said> say(Viewer by, String text, Kind kind, Extras extras) {
        return say(nextId(), by, text, kind, extras);
    }

    /** With an id of the teller's choice, as when a platform delivers a message twice. */
    public synchronized Optional<Said> say(String id, Viewer by, String text, Kind kind, Extras extras) {
        if (removed.containsKey(by.id())) {
            return Optional.empty();
        }
        Said message = new Said(id, by, text, kind, extras, clock.instant());
        said.put(id, message);
        tell(message);
        return Optional.of(message);
    }

    /** AutoMod holds what somebody writes: only moderators hear of it. */
    public synchronized Held hold(Viewer by, String text, String category, int level, int start, int end) {
        Held message = new Held(nextId(), by, text, category, level, start, end, clock.instant());
        held.put(message.id(), message);
        tell(message);
        return message;
    }

    /** Ends a hold; a message that is approved is then said. False when nothing of that id is held. */
    public synchronized boolean decide(String id, Viewer by, String status) {
        Held ended = held.remove(id);
        if (ended == null) {
            return false;
        }
        tell(new Happening.HeldEnded(ended, by, status, clock.instant()));
        if (status.equals("approved")) {
            say(id, ended.by(), ended.text(), Kind.CHAT, Extras.NONE);
        }
        return true;
    }

    /** What was said under this id and still shows. */
    public synchronized Optional<Said> message(String id) {
        return Optional.ofNullable(said.get(id));
    }

    public synchronized void delete(String id) {
        Said gone = said.remove(id);
        if (gone != null) {
            tell(new Happening.Deleted(id, gone.by(), gone.text()));
        }
    }

    /** @param seconds absent for a ban */
    public synchronized void remove(Viewer who, @Nullable Integer seconds) {
        removed.put(who.id(), seconds == null ? -1 : seconds);
        said.values().removeIf(message -> message.by().id().equals(who.id()));
        tell(new Happening.Removed(who, seconds));
    }

    /** Whether somebody is banned; a time-out does not count. */
    public synchronized boolean isBanned(String id) {
        return removed.getOrDefault(id, 0) == -1;
    }

    /** Whether somebody is banned or timed out. */
    public synchronized boolean isRemoved(String id) {
        return removed.containsKey(id);
    }

    public synchronized void clear() {
        said.clear();
        tell(new Happening.Cleared());
    }

    public void raid(Viewer by, int viewers) {
        tell(new Happening.Raided(by, viewers));
    }

    public void suspect(Viewer who, String status, String messageId, String text) {
        tell(new Happening.Suspected(who, status, messageId, text));
    }

    public synchronized void shield(boolean on, Viewer by) {
        isShielded = on;
        tell(new Happening.Shielded(on, by));
    }

    public synchronized boolean isShielded() {
        return isShielded;
    }

    public synchronized void live(boolean on) {
        isLive = on;
        tell(new Happening.Live(on));
    }

    synchronized boolean isLive() {
        return isLive;
    }

    synchronized String nextId() {
        return "0000aaaa-0000-4000-8000-" + String.format("%012d", ++next);
    }

    private synchronized void tell(Happening happening) {
        for (Consumer<Happening> listener : new ArrayList<>(listeners)) {
            listener.accept(happening);
        }
    }
}
