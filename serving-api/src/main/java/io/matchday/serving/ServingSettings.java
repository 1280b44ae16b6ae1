package io.matchday.serving;

import io.matchday.refusal.NearestNames;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.ApiKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of the service, checked: a value that cannot work is refused at the start, together
 * with every other one. The keys stand under {@value #PREFIX} in files and flags.
 *
 * @param http where it listens and to whom it answers
 * @param scoring bounds of scoring on demand
 * @param tasks bounds of scoring later
 * @param observing what it tells of itself
 * @param workerId the name of this process in health answers and claims
 */
public record ServingSettings(
    HttpSettings http,
    ScoringSettings scoring,
    TaskSettings tasks,
    ObservingSettings observing,
    String workerId) {

  /** What precedes every key. */
  public static final String PREFIX = "matchday.serving.";

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MANY = 10_000_000;

  /** Every key, without its prefix, and its default, as text. */
  public static Map<String, String> defaultValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("host", "127.0.0.1");
    values.put("port", "8000");
    values.put("api-keys", "");
    values.put("rate-limit", "0");
    values.put("max-requests", "200");
    values.put("max-body-bytes", "1048576");
    values.put("max-header-bytes", "16384");
    values.put("read-timeout", "20s");
    values.put("shutdown-timeout", "20s");
    values.put("prediction-timeout", "30s");
    values.put("max-concurrent-predictions", "16");
    values.put("max-waiting-predictions", "100");
    values.put("batch-max-rows", "100000");
    values.put("model-poll-interval", "500ms");
    values.put("remembered-predictions", "100000");
    values.put("task-capacity", "10000");
    values.put("task-time-to-live", "1h");
    values.put("task-lease", "10s");
    values.put("task-attempts", "5");
    values.put("task-backoff", "1s");
    values.put("task-batch-size", "200");
    values.put("access-log", "off");
    values.put("stale-after", "36h");
    values.put("tracing-endpoint", "");
    values.put("worker-id", "");
    return Collections.unmodifiableMap(values);
  }

  /** The settings when nothing is set. */
  public static ServingSettings defaults() {
    return of(Map.of());
  }

  /**
   * Reads settings.
   *
   * @param given values by key, without the prefix; what is not given has its default
   * @throws RefusedException {@link Refusal#SETTINGS} naming every unknown key and every bad value
   */
  public static ServingSettings of(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>(defaultValues());
    List<Problem> problems = new ArrayList<>();
    given.forEach(
        (key, value) -> {
          if (values.containsKey(key)) {
            values.put(key, value);
          } else {
            String hint = NearestNames.hint(key, defaultValues().keySet());
            problems.add(new Problem(PREFIX + key, "unknown setting" + hint));
          }
        });
    SettingValues read = new SettingValues(PREFIX, values, problems);
    ServingSettings settings =
        new ServingSettings(
            http(read), scoring(read), tasks(read), observing(read), read.workerId("worker-id"));
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.SETTINGS, problems);
    }
    return settings;
  }

  private static HttpSettings http(SettingValues read) {
    return new HttpSettings(
        read.text("host"),
        read.number("port", 0, 65_535),
        read.hashes("api-keys"),
        read.number("rate-limit", 0, ApiKey.MOST_RATE),
        new HttpLimits(
            read.number("max-requests", 1, 10_000),
            read.number("max-body-bytes", 1_024, 64 * 1_048_576),
            read.number("max-header-bytes", 1_024, 1_048_576),
            read.duration("read-timeout", MILLISECOND, DAY),
            read.duration("shutdown-timeout", MILLISECOND, DAY)));
  }

  private static ScoringSettings scoring(SettingValues read) {
    return new ScoringSettings(
        read.duration("prediction-timeout", MILLISECOND, DAY),
        new ScoringBounds(
            read.number("max-concurrent-predictions", 1, 10_000),
            read.number("max-waiting-predictions", 0, 1_000_000),
            read.number("batch-max-rows", 1, MANY)),
        read.duration("model-poll-interval", MILLISECOND, SECOND),
        read.number("remembered-predictions", 0, MANY));
  }

  private static TaskSettings tasks(SettingValues read) {
    return new TaskSettings(
        read.number("task-capacity", 1, MANY),
        read.duration("task-time-to-live", SECOND, DAY.multipliedBy(365)),
        read.duration("task-lease", SECOND, DAY),
        read.number("task-attempts", 1, 100),
        read.duration("task-backoff", MILLISECOND, Duration.ofMinutes(1)),
        read.number("task-batch-size", 1, 10_000));
  }

  private static ObservingSettings observing(SettingValues read) {
    return new ObservingSettings(
        read.isOn("access-log"),
        read.duration("stale-after", SECOND, DAY.multipliedBy(365)),
        read.endpoint("tracing-endpoint"));
  }
}
