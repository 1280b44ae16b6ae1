/**
 * How results, fixtures and team spellings come in from files: reading, checking, and finding the
 * match a row belongs to. The SQL is in storage; the jobs that call this are elsewhere.
 */
@NullMarked
package io.matchday.job.intake;

import org.jspecify.annotations.NullMarked;
