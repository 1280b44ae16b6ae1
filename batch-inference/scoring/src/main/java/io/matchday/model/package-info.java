/**
 * The machine-learning model as files and structure: reading and proving model files, bundles with
 * their manifest and calibration. Scores nothing.
 */
@NullMarked
package io.matchday.model;

import org.jspecify.annotations.NullMarked;
