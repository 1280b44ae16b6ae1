package io.matchday.scoring;

import java.util.Optional;

/**
 * Scorers that use the vectors of the processor. What makes them links to a module of the Java
 * runtime that need not be there, so it is found by name, and nothing else names it.
 */
interface VectorScorers {

  /** The module of the Java runtime that has vectors; absent unless it is asked for at start. */
  String MODULE = "jdk.incubator.vector";

  /** How many rows are scored at once. */
  int rowsAtOnce();

  /** A scorer by vectors. */
  Scorer of(SlicedModel model);

  /** Those of a Java runtime, if it has the module. */
  static Optional<VectorScorers> in(ModuleLayer runtime) {
    if (runtime.findModule(MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Class.forName("io.matchday.scoring.SlicesInVectors")
              .asSubclass(VectorScorers.class)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the build left out the scorers by vectors", e);
    }
  }
}
