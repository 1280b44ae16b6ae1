/** The database schema as numbered Flyway files, and the one class that applies them. */
@NullMarked
package io.matchday.migration;

import org.jspecify.annotations.NullMarked;
