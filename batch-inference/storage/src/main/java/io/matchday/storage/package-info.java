/**
 * SQL and row mapping: everything that is kept in the relational database. One class a subject,
 * named {@code Jdbc...}; the same SQL runs on H2 and on PostgreSQL.
 */
@NullMarked
package io.matchday.storage;

import org.jspecify.annotations.NullMarked;
