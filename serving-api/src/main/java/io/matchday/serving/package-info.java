/**
 * The HTTP service: what clients see of predictions and models. Controllers translate between the
 * wire and the classes behind them; SQL is in the storage module, the model in scoring. Nothing
 * here runs a job or fits a model.
 */
@NullMarked
package io.matchday.serving;

import org.jspecify.annotations.NullMarked;
