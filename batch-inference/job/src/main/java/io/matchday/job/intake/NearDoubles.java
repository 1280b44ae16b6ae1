package io.matchday.job.intake;

import io.matchday.match.TeamId;
import io.matchday.storage.TeamUse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds teams that may be two spellings of one. */
public final class NearDoubles {

  /**
   * Two teams that may be one.
   *
   * @param one the one with more matches
   * @param other the other
   * @param reason what makes them suspicious
   */
  public record NearDouble(TeamUse one, TeamUse other, String reason) {}

  private static final Set<String> CLUB_WORDS =
      Set.of("fc", "afc", "cf", "sc", "ac", "fk", "sk", "sv", "cd", "ud", "as", "ss", "club");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Letters that no decomposition takes apart. */
  private static final Map<String, String> LETTERS =
      Map.of("ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ı", "i");

  private static final int SHORTEST_FOR_ONE_LETTER = 5;
  private static final int SHORTEST_FOR_TWO_LETTERS = 10;

  private NearDoubles() {}

  /**
   * The suspicious pairs: names equal but for case, accents, punctuation and words such as FC; and
   * names one or two letters apart that share a competition. Teams that have met are two.
   * Candidates are found by their common deletion variants (Garbe, SymSpell, 2012), not by
   * comparing all pairs.
   *
   * @param haveMet whether two teams have played each other; asked of candidates only
   */
  public static List<NearDouble> among(List<TeamUse> teams, BiPredicate<TeamId, TeamId> haveMet) {
    List<String> folded = teams.stream().map(team -> folded(team.name())).toList();
    Map<String, List<Integer>> byVariant = new HashMap<>();
    List<NearDouble> found = new ArrayList<>();
    for (int i = 0; i < teams.size(); i++) {
      Set<Integer> candidates = new HashSet<>();
      for (String variant : variants(folded.get(i))) {
        List<Integer> sharing = byVariant.computeIfAbsent(variant, key -> new ArrayList<>(1));
        candidates.addAll(sharing);
        sharing.add(i);
      }
      for (int j : candidates.stream().sorted().toList()) {
        String reason = reason(teams.get(j), folded.get(j), teams.get(i), folded.get(i));
        if (!reason.isEmpty() && !haveMet.test(teams.get(j).id(), teams.get(i).id())) {
          found.add(ordered(teams.get(j), teams.get(i), reason));
        }
      }
    }
    return found;
  }

  private static NearDouble ordered(TeamUse one, TeamUse other, String reason) {
    return one.matches() >= other.matches()
        ? new NearDouble(one, other, reason)
        : new NearDouble(other, one, reason);
  }

  private static String reason(TeamUse one, String oneFolded, TeamUse other, String otherFolded) {
    if (one.sex() != other.sex()) {
      return "";
    }
    if (oneFolded.equals(otherFolded)) {
      return "the same but for case, accents, punctuation or words such as FC";
    }
    if (Collections.disjoint(one.competitions(), other.competitions())) {
      return "";
    }
    int distance = distance(oneFolded, otherFolded);
    int allowed = allowed(Math.min(oneFolded.length(), otherFolded.length()));
    if (distance > allowed) {
      return "";
    }
    return distance == 1 ? "one letter apart" : distance + " letters apart";
  }

  /** The name without what spellings differ in. */
  static String folded(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    List<String> words =
        Arrays.stream(PUNCTUATION.split(plain)).filter(word -> !word.isEmpty()).toList();
    String bare =
        words.stream().filter(word -> !CLUB_WORDS.contains(word)).collect(Collectors.joining());
    return bare.isEmpty() ? String.join("", words) : bare;
  }

  private static int allowed(int length) {
    if (length >= SHORTEST_FOR_TWO_LETTERS) {
      return 2;
    }
    return length >= SHORTEST_FOR_ONE_LETTER ? 1 : 0;
  }

  /** The name, and what is left of it without one or two of its letters. */
  private static Set<String> variants(String name) {
    Set<String> all = new HashSet<>(Set.of(name));
    int deletions = allowed(name.length());
    Set<String> last = all;
    for (int i = 0; i < deletions; i++) {
      Set<String> next = new HashSet<>();
      for (String variant : last) {
        for (int at = 0; at < variant.length(); at++) {
          next.add(variant.substring(0, at) + variant.substring(at + 1));
        }
      }
      all = new HashSet<>(all);
      all.addAll(next);
      last = next;
    }
    return all;
  }

  /** Levenshtein's distance (1965), by dynamic programming. */
  static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[other.length()];
  }
}
