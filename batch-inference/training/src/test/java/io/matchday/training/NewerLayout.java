package io.matchday.training;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a model file of XGBoost 3.0 as 3.1 lays it out, with a base score for each class. */
final class NewerLayout {

  private static final int CLASSES = 3;
  private static final Pattern LEAF = Pattern.compile("\"split_conditions\":\\[([^,\\]]+)]");

  private static final Pattern SCORES = Pattern.compile("\"base_score\":\"([^\"]+)\"");

  private NewerLayout() {}

  /** Takes the first round out, whose trees are a leaf each, and makes the leaves base scores. */
  static String withFirstRoundAsBaseScores(String json) {
    String[] parts = json.split("(?=\\{\"base_weights\")", -1);
    String[] scores = new String[CLASSES];
    for (int tree = 0; tree < CLASSES; tree++) {
      Matcher leaf = LEAF.matcher(parts[tree + 1]);
      if (!leaf.find()) {
        throw new IllegalArgumentException("tree " + tree + " is more than a leaf");
      }
      scores[tree] = leaf.group(1);
    }
    int count = parts.length - 1 - CLASSES;
    StringBuilder rewritten = new StringBuilder();
    rewritten.append(
        parts[0]
            .replaceFirst("\"num_trees\":\"\\d+\"", "\"num_trees\":\"" + count + "\"")
            .replaceFirst("\"iteration_indptr\":\\[0,3,6,9,12]", "\"iteration_indptr\":[0,3,6,9]")
            .replaceFirst("\"tree_info\":\\[0,1,2,", "\"tree_info\":["));
    for (int tree = 0; tree < count; tree++) {
      rewritten.append(parts[tree + 1 + CLASSES].replaceFirst("\"id\":\\d+", "\"id\":" + tree));
    }
    return rewritten
        .toString()
        .replaceFirst(
            "\"base_score\":\"[^\"]+\"", "\"base_score\":\"[" + String.join(",", scores) + "]\"")
        .replaceFirst("\"version\":\\[3,0,4]", "\"version\":[3,1,0]");
  }

  /** The base scores as the text that a rewritten file has them in. */
  static String baseScores(String json) {
    Matcher scores = SCORES.matcher(json);
    if (!scores.find()) {
      throw new IllegalArgumentException("there are no base scores");
    }
    return scores.group(1);
  }

  /** Puts base scores where a file in UBJ has one; a text there follows its length in 8 bytes. */
  static byte[] withBaseScores(byte[] ubj, String scores) {
    String text = new String(ubj, StandardCharsets.ISO_8859_1);
    String field = "base_scoreSL\0\0\0\0\0\0\0";
    int at = text.indexOf(field) + field.length();
    int length = text.charAt(at);
    String rewritten =
        text.substring(0, at) + (char) scores.length() + scores + text.substring(at + 1 + length);
    return rewritten.getBytes(StandardCharsets.ISO_8859_1);
  }
}
