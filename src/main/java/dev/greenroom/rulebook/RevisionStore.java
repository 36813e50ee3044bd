package dev.greenroom.rulebook;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the latest {@link #MOST} policies that came into force, each with the texts it was compiled from, so that it can
 * be put in force again and a journalled decision can be made anew. Futures complete on the caller's context.
 */
public interface RevisionStore {
    int MOST = 50;

    /** @param number counts the policies that came into force, from 1 */
    record Kept(long number, InForce inForce) {}

    /**
     * Keeps a policy with its files (texts by path) and forgets the oldest beyond {@link #MOST}. When the latest that is
     * kept has the same revision and name, as after a restart, that one stays and is answered.
     */
    Future<Kept> keep(InForce inForce, Map<String, String> files);

    /** All that are kept, the latest first. */
    Future<List<Kept>> latest();

    /** The latest kept policy with this revision or, for digits up to nine, this number. */
    Future<Optional<Kept>> find(String name);

    /** What {@code number} was compiled from; empty when it is not kept. */
    Future<Map<String, String>> files(long number);
}
