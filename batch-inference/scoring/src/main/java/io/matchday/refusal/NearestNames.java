package io.matchday.refusal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds what somebody may have meant by a name that is not known. */
public final class NearestNames {

  /** How many names are offered. */
  private static final int OFFERED = 3;

  /** Longer names are not compared: nobody mistypes that much. */
  private static final int LONGEST = 64;

  private record Candidate(String name, int distance) {}

  private NearestNames() {}

  /**
   * The known names nearest to an unknown one: several when they are equally near, none when all
   * are further than a third of its letters.
   */
  public static List<String> of(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return List.of();
    }
    int farthest = Math.max(2, unknown.length() / 3);
    List<Candidate> candidates = new ArrayList<>();
    for (String name : known) {
      if (Math.abs(name.length() - unknown.length()) <= farthest) {
        int distance = distance(unknown, name);
        if (distance <= farthest) {
          candidates.add(new Candidate(name, distance));
        }
      }
    }
    int least = candidates.stream().mapToInt(Candidate::distance).min().orElse(0);
    return candidates.stream()
        .filter(candidate -> candidate.distance == least)
        .map(Candidate::name)
        .sorted()
        .limit(OFFERED)
        .toList();
  }

  /** {@code ; did you mean a or b?}, or nothing when no known name is near. */
  public static String hint(String unknown, Collection<String> known) {
    List<String> near = of(unknown, known);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** Letters to insert, delete or replace (Levenshtein 1966), ignoring case. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
