/** Questions over plain HTTP, for avatars that ask for them. */
@NullMarked
package dev.greenroom.avatar.questions;

import org.jspecify.annotations.NullMarked;
