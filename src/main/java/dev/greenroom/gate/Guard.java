package dev.greenroom.gate;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Something beside the policy that can ask for a person: a tripwire, a red lamp. While it asks, everything waits.
 *
 * @param rule the id that stands in the reason, such as {@code tripwire}
 * @param explanations why, for a person, by language tag
 * @param asks whether it asks now; quick, main context
 */
public record Guard(String rule, Map<String, String> explanations, BooleanSupplier asks) {}
