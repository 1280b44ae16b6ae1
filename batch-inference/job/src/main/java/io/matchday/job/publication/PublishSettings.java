package io.matchday.job.publication;

import io.matchday.refusal.Problem;
import io.matchday.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Reads the settings of {@link PublishRules}. */
public final class PublishSettings {

  private static final String MAX_REJECTS = "max-rejects";
  private static final String MAX_SHARE_SHIFT = "max-share-shift";
  private static final String KEEP_RUNS = "keep-runs";
  private static final String MIN_FREE_MB = "min-free-mb";
  private static final int MOST_RUNS = 100_000;
  private static final int MOST_MB = 1_000_000_000;

  private PublishSettings() {}

  /** Every key, without its prefix, and its default, as text. */
  public static Map<String, String> defaultValues() {
    PublishRules usual = PublishRules.DEFAULT;
    Map<String, String> values = new LinkedHashMap<>();
    values.put(MAX_REJECTS, usual.maxRejects().toString());
    values.put(MAX_SHARE_SHIFT, String.valueOf(usual.maxShareShift()));
    values.put(KEEP_RUNS, String.valueOf(usual.keepRuns()));
    values.put(MIN_FREE_MB, String.valueOf(usual.minFreeBytes() >> 20));
    return values;
  }

  /**
   * Reads settings.
   *
   * @param given values by key, without the prefix; what is not given has its default
   * @param prefix what precedes keys in problems
   * @param problems what is wrong is added here, and its default taken
   */
  public static PublishRules of(Map<String, String> given, String prefix, List<Problem> problems) {
    RejectLimit maxRejects = PublishRules.DEFAULT.maxRejects();
    try {
      maxRejects = RejectLimit.of(value(given, MAX_REJECTS));
    } catch (RefusedException e) {
      e.problems().forEach(each -> problems.add(new Problem(prefix + MAX_REJECTS, each.detail())));
    }
    Reading reading = new Reading(given, prefix, problems);
    double shift =
        reading.number(MAX_SHARE_SHIFT, n -> n >= 0 && n <= 1, "must be a number from 0 to 1");
    double keep =
        reading.number(
            KEEP_RUNS,
            n -> n == Math.rint(n) && n >= 1 && n <= MOST_RUNS,
            "must be a whole number from 1 to " + MOST_RUNS);
    double free =
        reading.number(
            MIN_FREE_MB,
            n -> n == Math.rint(n) && n >= 0 && n <= MOST_MB,
            "must be a whole number from 0 to " + MOST_MB);
    return new PublishRules(maxRejects, shift, ShareBound.KEPT, (int) keep, (long) free << 20);
  }

  private static String value(Map<String, String> given, String key) {
    return given.getOrDefault(key, defaultValues().getOrDefault(key, "")).strip();
  }

  private record Reading(Map<String, String> given, String prefix, List<Problem> problems) {

    double number(String key, DoublePredicate isGood, String rule) {
      double number = parsed(value(given, key));
      if (isGood.test(number)) {
        return number;
      }
      problems.add(new Problem(prefix + key, rule));
      return parsed(value(Map.of(), key));
    }

    /** NaN, which passes no rule, when it is no number. */
    private static double parsed(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
