package dev.greenroom.app.evaluate;

import dev.greenroom.policy.Direction;
import dev.greenroom.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where in a table the samples stand. A table's own columns {@code question}, {@code direction} and {@code language}
 * are used where it has them and a row fills them.
 *
 * @param text name of the column of the text
 * @param label name of the column of the label
 * @param group name of the column to count by, absent when nothing is
 * @param direction which way texts travel, where the table does not say
 * @param language their language, where the table does not say
 */
public record Columns(String text, String label, @Nullable String group, Direction direction, Language language) {}
