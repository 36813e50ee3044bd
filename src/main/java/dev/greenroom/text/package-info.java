/** Text as a reader and as an attacker sees it: views with offset maps, sentences, language. Plain Java. */
@NullMarked
package dev.greenroom.text;

import org.jspecify.annotations.NullMarked;
