package dev.greenroom.chat.twitch;

import com.github.twitch4j.helix.domain.UserList;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channel's number, which Helix wants in the place of its name; asked for once. Main context only. */
final class TwitchRoom {
    private final String login;
    private final Helix helix;
    private @Nullable Future<String> known;

    TwitchRoom(String login, Helix helix) {
        this.login = login;
        this.helix = helix;
    }

    Future<String> id(TwitchAccount.Token token) {
        Future<String> asked = known;
        if (asked != null && !asked.failed()) {
            return asked;
        }
        Future<String> asking = helix.ask(token, (api, fresh) -> api.getUsers(fresh.value(), null, List.of(login)))
                .map(this::only);
        known = asking;
        return asking;
    }

    private String only(UserList users) {
        if (users.getUsers().isEmpty()) {
            throw new HelixFailure(404, "there is no channel '" + login + "'");
        }
        return users.getUsers().get(0).getId();
    }
}
