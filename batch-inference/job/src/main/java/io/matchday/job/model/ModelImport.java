package io.matchday.job.model;

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
 */
public record ModelImport(Path file, Supplier<List<FeatureNames>> names, RoundsChoice rounds) {}
