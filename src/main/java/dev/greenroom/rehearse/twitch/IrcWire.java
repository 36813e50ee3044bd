package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Happening.Extras;
import dev.greenroom.rehearse.twitch.Happening.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's IRC over WebSocket. It greets, lets join, answers pings, and takes what bots write as Twitch does: 20 messages
 * in 30 seconds, nothing twice within 30 seconds, at most 500 characters. Any thread may script it.
 */
public final class IrcWire {
    private static final int MOST_IN_WINDOW = 20;
    private static final long WINDOW_MS = 30_000;
    private static final int LONGEST = 500;
    private static final String SERVER = ":tmi.twitch.tv ";

    private final Vertx vertx;
    private final Clock clock;
    private final Stage stage;
    private final Faults faults;
    private final IrcLines lines;
    private final Map<ServerWebSocket, Client> clients = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile String rejected = "";

    /** One connection and what it wrote lately. */
    private static final class Client {
        volatile String nick = "";
        volatile @Nullable String pass;
        volatile boolean hasJoined;
        final Deque<Long> times = new ArrayDeque<>();
        final Map<String, Long> texts = new ConcurrentHashMap<>();
    }

    IrcWire(Vertx vertx, Clock clock, Stage stage, Faults faults) {
        this.vertx = vertx;
        this.clock = clock;
        this.stage = stage;
        this.faults = faults;
        this.lines = new IrcLines(stage.broadcaster());
        stage.listen(happening -> lines.line(happening).ifPresent(this::tell));
    }

    /** What clients have sent, line by line, the command in capitals. */
    public List<String> received() {
        return received;
    }

    /** How many connections have said who they are, ever. */
    public long connections() {
        return received.stream().filter(line -> line.startsWith("NICK")).count();
    }

    /** How many connections are in the channel now. */
    public long joined() {
        return clients.values().stream().filter(client -> client.hasJoined).count();
    }

    /** What is said with this in it is held back: {@code msg_rejected}. */
    public void reject(String words) {
        rejected = words;
    }

    /** Sends lines as they are to everybody, in one frame. */
    public void say(String... raw) {
        String frame = String.join("\r\n", raw) + "\r\n";
        clients.keySet().forEach(socket -> socket.writeTextMessage(frame));
    }

    /** Sends a frame without the end of its line. */
    public void sayHalf(String part) {
        clients.keySet().forEach(socket -> socket.writeTextMessage(part));
    }

    /** Sends a text frame of these bytes, whether or not they are UTF-8. */
    public void sayBytes(byte[] bytes) {
        clients.keySet()
                .forEach(socket -> socket.writeFrame(WebSocketFrame.textFrame("", false))
                        .compose(begun ->
                                socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(bytes), true))));
    }

    /** Asks everybody to connect anew. */
    public void reconnect() {
        say(SERVER + "RECONNECT");
    }

    /** Cuts every connection without a word. */
    public void drop() {
        List<ServerWebSocket> cut = List.copyOf(clients.keySet());
        clients.clear();
        cut.forEach(socket -> socket.shutdown(0, java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    void welcome(ServerWebSocket socket) {
        Client client = new Client();
        clients.put(socket, client);
        socket.closeHandler(closed -> clients.remove(socket));
        socket.exceptionHandler(broken -> clients.remove(socket));
        socket.textMessageHandler(frame -> frame.lines().forEach(line -> hear(socket, client, line)));
    }

    private void tell(String line) {
        clients.forEach((socket, client) -> {
            if (client.hasJoined) {
                socket.writeTextMessage(line + "\r\n");
            }
        });
    }

    private void hear(ServerWebSocket socket, Client client, String line) {
        String[] words = line.split(" ", -1);
        String command = words[0].toUpperCase(Locale.ROOT);
        received.add(command + line.substring(words[0].length()));
        if (faults.has(Faults.Irc.SILENT)) {
            return;
        }
        switch (command) {
            case "CAP" -> capabilities(socket, line);
            case "PASS" -> client.pass = line.substring(words[0].length()).strip();
            case "NICK" -> greet(socket, client, words.length > 1 ? words[1] : "");
            case "JOIN" -> join(socket, client, words.length > 1 ? words[1] : "");
            case "PING" -> send(socket, words.length > 1 ? SERVER + "PONG tmi.twitch.tv " + words[1] : "PONG");
            case "PRIVMSG" -> privmsg(socket, client, line);
            default -> {}
        }
    }

    private void capabilities(ServerWebSocket socket, String line) {
        if (line.contains(" LS")) {
            send(socket, SERVER + "CAP * LS :twitch.tv/commands twitch.tv/membership twitch.tv/tags");
        } else if (line.contains("REQ")) {
            String answer = faults.has(Faults.Irc.NAK) ? "NAK " : "ACK ";
            send(socket, SERVER + "CAP * " + answer + line.substring(line.indexOf(':')));
        }
    }

    private void greet(ServerWebSocket socket, Client client, String nick) {
        client.nick = nick;
        if (faults.has(Faults.Irc.BAD_LOGIN)) {
            send(socket, SERVER + "NOTICE * :Login authentication failed");
            vertx.runOnContext(now -> socket.close());
            return;
        }
        send(
                socket,
                SERVER + "001 " + nick + " :Welcome, GLHF!",
                SERVER + "002 " + nick + " :Your host is tmi.twitch.tv",
                SERVER + "003 " + nick + " :This server is rather new",
                SERVER + "004 " + nick + " :-",
                SERVER + "375 " + nick + " :-",
                SERVER + "372 " + nick + " :You are in a maze of twisty passages.",
                SERVER + "376 " + nick + " :>");
    }

    private void join(ServerWebSocket socket, Client client, String channel) {
        String nick = client.nick;
        if (faults.has(Faults.Irc.SUSPENDED)) {
            send(
                    socket,
                    "@msg-id=msg_channel_suspended " + SERVER + "NOTICE " + channel
                            + " :This channel does not exist or has been suspended.");
            return;
        }
        send(socket, ":" + nick + "!" + nick + "@" + nick + ".tmi.twitch.tv JOIN " + channel);
        if (!channel.equals(lines.channel()) || faults.has(Faults.Irc.NO_ROOMSTATE)) {
            return;
        }
        if (client.pass != null) {
            send(socket, "@badges=;display-name=" + nick + ";mod=0 " + SERVER + "USERSTATE " + channel);
        }
        send(
                socket,
                "@emote-only=0;followers-only=-1;r9k=0;room-id="
                        + stage.broadcaster().id() + ";slow=0;subs-only=0 " + SERVER + "ROOMSTATE " + channel);
        client.hasJoined = true;
    }

    private void privmsg(ServerWebSocket socket, Client client, String line) {
        int colon = line.indexOf(" :");
        String text = colon < 0 ? "" : line.substring(colon + 2);
        String refusal = refusal(client, text);
        if (refusal.isEmpty()) {
            send(socket, "@badges=;display-name=" + client.nick + ";mod=0 " + SERVER + "USERSTATE " + lines.channel());
            stage.say(stage.viewer(client.nick), text, Kind.CHAT, Extras.NONE);
        } else if (!refusal.equals("ignored")) {
            send(socket, "@msg-id=" + refusal + " " + SERVER + "NOTICE " + lines.channel() + " :" + refusal);
        }
    }

    private String refusal(Client client, String text) {
        long now = clock.millis();
        while (!client.times.isEmpty() && now - client.times.peekFirst() > WINDOW_MS) {
            client.times.removeFirst();
        }
        client.times.addLast(now);
        Long before = client.texts.put(text, now);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return "ignored";
        }
        if (client.times.size() > MOST_IN_WINDOW) {
            return "msg_ratelimit";
        }
        if (stage.isRemoved(stage.viewer(client.nick).id())) {
            return "msg_banned";
        }
        if (before != null && now - before < WINDOW_MS) {
            return "msg_duplicate";
        }
        return !rejected.isEmpty() && text.contains(rejected) ? "msg_rejected" : "";
    }

    private static void send(ServerWebSocket socket, String... raw) {
        socket.writeTextMessage(String.join("\r\n", raw) + "\r\n");
    }
}
