package io.matchday.job.intake;

/**
 * Something wrong in one row.
 *
 * @param column the column at fault, as the file names it; empty when it is the row as a whole
 * @param reason what is wrong and what was expected
 */
record Fault(String column, String reason) {}
