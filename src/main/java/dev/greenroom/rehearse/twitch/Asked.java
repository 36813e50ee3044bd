package dev.greenroom.rehearse.twitch;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;

/**
 * A request to Helix as it arrived.
 *
 * @param what method and path, such as {@code POST /chat/messages}
 * @param token the bearer token
 * @param body empty where there was none
 */
public record Asked(String what, MultiMap query, String token, String clientId, JsonObject body) {}
