/** The newcomer's demo: a scripted stand-in for an LLM and a scripted avatar bot, both reached over real HTTP. */
@NullMarked
package dev.greenroom.app.demo;

import org.jspecify.annotations.NullMarked;
