/**
 * Backups: taking one while others write, proving one, going back to one. What is not here: when
 * backups are taken and how many are kept, which is the night's affair, and the SQL of the jobs.
 */
@NullMarked
package io.matchday.storage.backup;

import org.jspecify.annotations.NullMarked;
