/** Metrics, health and the lamp. */
@NullMarked
package dev.greenroom.telemetry;

import org.jspecify.annotations.NullMarked;
