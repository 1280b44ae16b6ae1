/**
 * Takes models made elsewhere into the registry: checks their features, chooses their rounds,
 * writes their bundles. Lets versions answer, whatever made them, once they have passed the
 * promotion gate. Training is not here, nor is the reading of model files.
 */
@NullMarked
package io.matchday.job.model;

import org.jspecify.annotations.NullMarked;
