/**
 * What another policy would have made of what was said: a candidate run over the journal or over a recorded chat. Knows
 * policies, the journal and recordings; neither databases nor surfaces.
 */
@NullMarked
package dev.greenroom.backtest;

import org.jspecify.annotations.NullMarked;
