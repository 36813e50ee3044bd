package dev.greenroom.chat.twitch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Twitch's IRC over a real WebSocket on a free port: speaks CAP, NICK, JOIN and PING, and says what a test wants. */
public final class TwitchIrcDouble {
    private final HttpServer server;
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    private TwitchIrcDouble(Vertx vertx) {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"));
        server.webSocketHandler(this::welcome);
    }

    public static Future<TwitchIrcDouble> listen(Vertx vertx) {
        return listen(vertx, 0);
    }

    /** On a port that was free a moment ago. */
    public static Future<TwitchIrcDouble> listen(Vertx vertx, int port) {
        TwitchIrcDouble twitch = new TwitchIrcDouble(vertx);
        return twitch.server.listen(port).map(twitch);
    }

    public String address() {
        return "ws://127.0.0.1:" + server.actualPort() + "/";
    }

    /** What clients have sent, line by line. */
    public List<String> received() {
        return received;
    }

    /** How many connections have said who they are. */
    public long connections() {
        return received.stream().filter(line -> line.startsWith("NICK")).count();
    }

    /** Sends lines to everyone, in one frame. */
    public void say(String... lines) {
        String frame = String.join("\r\n", lines) + "\r\n";
        sockets.forEach(socket -> socket.writeTextMessage(frame));
    }

    /** Sends a frame without the end of its line. */
    public void sayHalf(String part) {
        sockets.forEach(socket -> socket.writeTextMessage(part));
    }

    /** Cuts every connection without a word. */
    public void drop() {
        List<ServerWebSocket> cut = List.copyOf(sockets);
        sockets.clear();
        cut.forEach(socket -> socket.shutdown(0, java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    public static String message(String id, String userId, String login, String text) {
        return tagged("id=" + id + ";user-id=" + userId + ";display-name=" + login, login, text);
    }

    public static String tagged(String tags, String login, String text) {
        return "@" + tags + ";room-id=777;tmi-sent-ts=1700000000000 :" + login + "!" + login + "@" + login
                + ".tmi.twitch.tv PRIVMSG #somebody :" + text;
    }

    private void welcome(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
        socket.textMessageHandler(frame -> frame.lines().forEach(line -> hear(socket, line)));
    }

    private void hear(ServerWebSocket socket, String line) {
        String[] words = line.split(" ");
        String command = words[0].toUpperCase(java.util.Locale.ROOT);
        received.add(command + line.substring(words[0].length()));
        switch (command) {
            case "CAP" -> {
                if (line.contains("REQ")) {
                    send(socket, ":tmi.twitch.tv CAP * ACK " + line.substring(line.indexOf(':')));
                }
            }
            case "NICK" ->
                send(
                        socket,
                        ":tmi.twitch.tv 001 " + words[1] + " :Welcome, GLHF!",
                        ":tmi.twitch.tv 376 " + words[1] + " :>");
            case "JOIN" ->
                send(
                        socket,
                        "@emote-only=0;followers-only=-1;r9k=0;room-id=777;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE "
                                + words[1]);
            case "PING" -> send(socket, "PONG :tmi.twitch.tv");
            default -> {}
        }
    }

    private static void send(ServerWebSocket socket, String... lines) {
        socket.writeTextMessage(String.join("\r\n", lines) + "\r\n");
    }
}
