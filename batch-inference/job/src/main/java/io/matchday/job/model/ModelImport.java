package io.matchday.job.model;

import io.matchday.match.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model to take in.
 *
 * @param file the model file
 * @param names reads what is said of its features outside the model file; may refuse, and is called
 *     once
 * @param rounds how many of its rounds are to answer
 * @param classes the outcome that each class of the model stands for
 */
public record ModelImport(
    Path file, Supplier<List<FeatureNames>> names, RoundsChoice rounds, List<Outcome> classes) {}
