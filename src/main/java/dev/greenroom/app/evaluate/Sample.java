package dev.greenroom.app.evaluate;

import dev.greenroom.policy.Utterance;

/**
 * A text that a person has labelled.
 *
 * @param row where it stands in its file, the first row after the header being 1
 * @param utterance the text with its question, direction and language
 * @param label what the person wrote
 * @param harmful what that means
 * @param group the part of the file that it is counted with, empty when there are no groups
 */
public record Sample(long row, Utterance utterance, String label, boolean harmful, String group) {}
