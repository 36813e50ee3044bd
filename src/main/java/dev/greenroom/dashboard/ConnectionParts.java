package dev.greenroom.dashboard;

import dev.greenroom.action.ActionDesk;
import dev.greenroom.action.Connection;
import java.util.List;
import java.util.function.Supplier;

/**
 * The chats that are read, and what is done on them.
 *
 * @param all asked at each request
 */
public record ConnectionParts(ActionDesk desk, Supplier<List<Connection>> all) {}
