/**
 * Takes models made elsewhere into the registry: checks their features, chooses their rounds,
 * writes their bundles. Training is not here, nor is the reading of model files.
 */
@NullMarked
package io.matchday.job.model;

import org.jspecify.annotations.NullMarked;
