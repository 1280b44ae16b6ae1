/**
 * The one executable: one class for each command. A command holds options and calls what does the
 * work; it decides nothing itself.
 */
@NullMarked
package io.matchday.cli;

import org.jspecify.annotations.NullMarked;
