package dev.greenroom.rehearse.youtube;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the double got.
 *
 * @param parts the values of {@code part}, however they were written
 * @param position the {@code pageToken}, absent for the first page
 * @param id of what is asked about; empty where none is named
 * @param body empty when there was none
 */
public record Asked(
        Endpoint endpoint, List<String> parts, @Nullable String position, String id, String body) {}
