package dev.greenroom.rehearse.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The broadcast and its chat: what was said, who is banned, whether it is live. Any thread. */
public final class LiveStage {
    /** Who joins late is shown so much of what was said before. */
    private static final int HISTORY = 75;

    private static final int MOST_KEPT = 400_000;

    private final Clock clock;
    private final String videoId;
    private final Person owner;
    private final List<JsonObject> items = new ArrayList<>();
    private final Map<String, Person> authors = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> banned = new HashSet<>();
    private Runnable onNews = () -> {};
    private long next;
    private String life = "live";
    private String chat = "open";
    private boolean disclosed;

    LiveStage(Clock clock, String videoId) {
        this.clock = clock;
        this.videoId = videoId;
        this.owner = Person.owner("streamer");
    }

    public String videoId() {
        return videoId;
    }

    public String chatId() {
        return "chat-of-" + videoId;
    }

    /** Whose broadcast it is, and who acts through the API. */
    public Person owner() {
        return owner;
    }

    synchronized void listen(Runnable listener) {
        onNews = listener;
    }

    /** Somebody writes; nothing shows of those who are banned. The id of the message. */
    public Optional<String> say(Person by, String text) {
        return put(by, Items.text(text), text);
    }

    /** @param micros millionths of the currency */
    public Optional<String> superChat(Person by, long micros, String currency, String comment) {
        return put(by, Items.superChat(micros, currency, comment), comment);
    }

    public Optional<String> superSticker(Person by, long micros, String currency, String altText) {
        return put(by, Items.superSticker(micros, currency, altText), altText);
    }

    public Optional<String> milestone(Person by, int months, String comment) {
        return put(by, Items.milestone(months, comment), comment);
    }

    public Optional<String> poll(Person by, String question, List<String> options) {
        return put(by, Items.poll(question, options), question);
    }

    /** Any element, such as one of a type that nobody knows yet. */
    public Optional<String> put(Person by, JsonObject typed, String display) {
        synchronized (this) {
            if (banned.contains(by.id())) {
                return Optional.empty();
            }
        }
        String id = nextId();
        put(id, by, typed, display);
        return Optional.of(id);
    }

    /** With an id of the teller's choice, as when YouTube delivers a message twice. */
    public void put(String id, Person by, JsonObject typed, String display) {
        put(id, by, typed, display, clock.instant());
    }

    /** Something that was written at another time than now. */
    public void put(String id, Person by, JsonObject typed, String display, Instant at) {
        JsonObject snippet = typed.copy()
                .put("liveChatId", chatId())
                .put("authorChannelId", by.id())
                .put("publishedAt", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("hasDisplayContent", !display.isEmpty())
                .put("displayMessage", display);
        Runnable news;
        synchronized (this) {
            authors.put(id, by);
            items.add(new JsonObject()
                    .put("kind", "youtube#liveChatMessage")
                    .put("etag", "e" + id)
                    .put("id", id)
                    .put("snippet", snippet)
                    .put("authorDetails", by.details()));
            if (items.size() > MOST_KEPT) {
                throw new IllegalStateException("A rehearsal has at most " + MOST_KEPT + " messages");
            }
            news = onNews;
        }
        news.run();
    }

    /** A moderator or the author takes a message away; false when there is none of this id. */
    public boolean delete(Person by, String messageId) {
        synchronized (this) {
            if (!authors.containsKey(messageId) || !deleted.add(messageId)) {
                return false;
            }
        }
        put(nextId(), by, Items.deleted(messageId), "");
        return true;
    }

    public void retract(Person by, String messageId) {
        put(nextId(), by, Items.retracted(messageId), "");
    }

    /** @param seconds absent for good; the id of the ban */
    public String ban(Person by, String authorId, @Nullable Long seconds) {
        synchronized (this) {
            banned.add(authorId);
        }
        put(nextId(), by, Items.banned(authorId, seconds), "");
        return "ban-" + authorId;
    }

    public synchronized void unban(String authorId) {
        banned.remove(authorId);
    }

    public synchronized boolean isBanned(String authorId) {
        return banned.contains(authorId);
    }

    /** Who wrote a message. */
    public synchronized Optional<Person> authorOf(String messageId) {
        return Optional.ofNullable(authors.get(messageId));
    }

    /** The broadcast begins, or has not begun yet. */
    public synchronized void live(boolean is) {
        life = is ? "live" : "ready";
    }

    /** The broadcast ends for good, and its chat with it. */
    public void end() {
        synchronized (this) {
            life = "complete";
            chat = "ended";
        }
        put(nextId(), owner, new JsonObject().put("type", "chatEndedEvent"), "");
    }

    public synchronized void chatDisabled(boolean is) {
        chat = is ? "disabled" : "open";
    }

    /** Whether the owner has marked the video as altered or synthetic. */
    public synchronized void disclosed(boolean is) {
        disclosed = is;
    }

    synchronized String life() {
        return life;
    }

    /** Why the chat can be neither read nor written in, if so. */
    synchronized Optional<String> closed() {
        return switch (chat) {
            case "disabled" -> Optional.of("liveChatDisabled");
            case "ended" -> Optional.of("liveChatEnded");
            default -> Optional.empty();
        };
    }

    /** Every message that shows and was written by somebody, oldest first. */
    public synchronized List<String> textsOf(String authorId) {
        return items.stream()
                .filter(item -> item.getJsonObject("snippet")
                        .getString("authorChannelId")
                        .equals(authorId))
                .filter(item -> !deleted.contains(item.getString("id")))
                .map(item -> item.getJsonObject("snippet").getString("displayMessage"))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    synchronized JsonObject video() {
        JsonObject live = new JsonObject().put("scheduledStartTime", "2026-01-01T00:00:00Z");
        if (!life.equals("ready")) {
            live.put("actualStartTime", "2026-01-01T00:00:00Z");
        }
        if (life.equals("complete")) {
            live.put(
                    "actualEndTime",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        } else if (life.equals("live") && !chat.equals("disabled")) {
            live.put("activeLiveChatId", chatId());
        }
        return new JsonObject()
                .put("kind", "youtube#video")
                .put("id", videoId)
                .put("snippet", new JsonObject().put("title", "A rehearsal").put("channelId", owner.id()))
                .put(
                        "status",
                        new JsonObject().put("privacyStatus", "unlisted").put("containsSyntheticMedia", disclosed))
                .put("liveStreamingDetails", live);
    }

    synchronized JsonObject broadcast() {
        return new JsonObject()
                .put("kind", "youtube#liveBroadcast")
                .put("id", videoId)
                .put("snippet", new JsonObject().put("title", "A rehearsal").put("liveChatId", chatId()))
                .put("status", new JsonObject().put("lifeCycleStatus", life).put("privacyStatus", "unlisted"));
    }

    synchronized int firstShown() {
        return Math.max(0, items.size() - HISTORY);
    }

    synchronized int size() {
        return items.size();
    }

    /** A page of at most so many elements; its {@code nextPageToken} leads on. */
    synchronized JsonObject page(int from, int most, Set<String> parts) {
        int to = Math.min(items.size(), from + most);
        JsonArray shown = new JsonArray();
        for (JsonObject item : items.subList(from, to)) {
            JsonObject copy =
                    new JsonObject().put("kind", item.getString("kind")).put("etag", item.getString("etag"));
            parts.stream().filter(item::containsKey).forEach(part -> copy.put(part, item.getValue(part)));
            shown.add(copy);
        }
        return new JsonObject()
                .put("kind", "youtube#liveChatMessageListResponse")
                .put("etag", "e" + to)
                .put("nextPageToken", "p" + to)
                .put("pollingIntervalMillis", 1000)
                .put(
                        "pageInfo",
                        new JsonObject().put("totalResults", shown.size()).put("resultsPerPage", shown.size()))
                .put("items", shown);
    }

    private synchronized String nextId() {
        return "LCC." + ++next;
    }
}
