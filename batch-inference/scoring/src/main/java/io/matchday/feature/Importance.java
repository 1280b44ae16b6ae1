package io.matchday.feature;

import java.util.List;
import java.util.Locale;

/** How much is at stake in a competition, as its name tells; from least to most. */
enum Importance {
  /** Named a friendly. */
  FRIENDLY(0),
  /** Any league, cup or tournament not named below. */
  ORDINARY(1),
  /** Qualification for a championship. */
  QUALIFIER(2),
  /** A championship of a continent's national teams, or their league. */
  CONTINENTAL(3),
  /** The World Cup of national teams. */
  WORLD(4);

  private static final List<String> QUALIFYING =
      List.of("qualification", "qualifier", "qualifying");
  private static final List<String> CONTINENTS =
      List.of(
          "uefa euro",
          "copa américa",
          "copa america",
          "african cup of nations",
          "africa cup of nations",
          "afc asian cup",
          "gold cup",
          "concacaf championship",
          "oceania nations cup",
          "ofc nations cup",
          "nations league",
          "confederations cup");

  private final int degree;

  Importance(int degree) {
    this.degree = degree;
  }

  /** 0 for a friendly to 4 for the World Cup. */
  int degree() {
    return degree;
  }

  /** The importance of this degree. */
  static Importance ofDegree(int degree) {
    for (Importance importance : values()) {
      if (importance.degree == degree) {
        return importance;
      }
    }
    throw new IllegalArgumentException("no competition is of degree " + degree);
  }

  static Importance of(String competition) {
    String name = competition.toLowerCase(Locale.ROOT);
    if (name.contains("friendly") || name.contains("friendlies")) {
      return FRIENDLY;
    }
    if (QUALIFYING.stream().anyMatch(name::contains)) {
      return QUALIFIER;
    }
    if (name.contains("fifa world cup")) {
      return WORLD;
    }
    return CONTINENTS.stream().anyMatch(name::contains) ? CONTINENTAL : ORDINARY;
  }
}
