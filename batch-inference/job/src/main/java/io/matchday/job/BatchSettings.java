package io.matchday.job;

import io.matchday.job.control.PurgeHistory;
import io.matchday.job.night.NightTimes;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.PublishSettings;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the jobs. The keys stand under {@value #PREFIX} in files and flags.
 *
 * @param slices how many threads share a prediction run; {@code 0}, the default, takes as many as
 *     suit the machine
 * @param alias the model alias that predicts when none is named
 * @param promotionMargin by how much the log loss of a version may be worse than that of the
 *     version it is to follow; 0.002 by default
 * @param publishing by what rules runs of predictions are published and kept
 * @param nightly when the service runs the night beside its other work; never by default
 * @param keepHistoryDays how many days the runs that nobody needs are remembered; 90 by default
 * @param backups how many backups of good nights are kept; {@code 0} takes none, 7 by default
 */
public record BatchSettings(
    int slices,
    String alias,
    double promotionMargin,
    PublishRules publishing,
    Optional<NightTimes> nightly,
    int keepHistoryDays,
    int backups) {

  /** What precedes every key. */
  public static final String PREFIX = "matchday.batch.";

  private static final int MAX_BACKUPS = 10_000;

  /** Every key, without its prefix, and its default, as text. */
  public static Map<String, String> defaultValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("slices", "0");
    values.put("alias", JdbcModels.PRODUCTION);
    values.put("promotion-margin", "0.002");
    values.putAll(PublishSettings.defaultValues());
    values.put("nightly", "");
    values.put("keep-history-days", "90");
    values.put("backups", "7");
    return Collections.unmodifiableMap(values);
  }

  /**
   * Reads settings.
   *
   * @param given values by key, without the prefix; what is not given has its default
   * @throws RefusedException {@link Refusal#SETTINGS} naming every bad value
   */
  public static BatchSettings of(Map<String, String> given) {
    List<Problem> problems = new ArrayList<>();
    int slices;
    try {
      slices = Integer.parseInt(given.getOrDefault("slices", "0").strip());
    } catch (NumberFormatException e) {
      slices = -1;
    }
    if (slices < 0 || slices > PredictionRequest.MAX_SLICES) {
      problems.add(
          new Problem(
              PREFIX + "slices",
              "must be a whole number from 0 to " + PredictionRequest.MAX_SLICES));
    }
    String alias = given.getOrDefault("alias", JdbcModels.PRODUCTION).strip();
    if (alias.isEmpty()) {
      problems.add(new Problem(PREFIX + "alias", "must not be empty"));
    }
    double margin = number(given.getOrDefault("promotion-margin", "0.002"));
    if (!(margin >= 0 && margin <= 1)) {
      problems.add(new Problem(PREFIX + "promotion-margin", "must be a number from 0 to 1"));
    }
    PublishRules publishing = PublishSettings.of(given, PREFIX, problems);
    Optional<NightTimes> nightly = nightly(given.getOrDefault("nightly", "").strip(), problems);
    int keepDays = keepDays(given.getOrDefault("keep-history-days", "90").strip(), problems);
    int backups = backups(given.getOrDefault("backups", "7").strip(), problems);
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.SETTINGS, problems);
    }
    return new BatchSettings(slices, alias, margin, publishing, nightly, keepDays, backups);
  }

  private static Optional<NightTimes> nightly(String cron, List<Problem> problems) {
    try {
      return cron.isEmpty() ? Optional.empty() : Optional.of(new NightTimes(cron));
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              PREFIX + "nightly",
              "must be a cron expression of five fields, in UTC, such as 15 3 * * *: "
                  + e.getMessage()));
      return Optional.empty();
    }
  }

  private static int keepDays(String text, List<Problem> problems) {
    double days = number(text);
    if (days >= 1 && days <= PurgeHistory.MAX_DAYS && days == Math.rint(days)) {
      return (int) days;
    }
    problems.add(
        new Problem(
            PREFIX + "keep-history-days",
            "must be a whole number from 1 to " + PurgeHistory.MAX_DAYS));
    return 1;
  }

  private static int backups(String text, List<Problem> problems) {
    int count;
    try {
      count = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      count = -1;
    }
    if (count < 0 || count > MAX_BACKUPS) {
      problems.add(
          new Problem(PREFIX + "backups", "must be a whole number from 0 to " + MAX_BACKUPS));
    }
    return count;
  }

  /** NaN when it is none. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
