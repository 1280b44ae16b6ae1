package io.matchday.cli;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the log is written. The keys stand under {@value #PREFIX} in files and flags.
 *
 * @param format {@code text} for people, the default, or {@code json} for machines: an object a
 *     line
 * @param target {@code file}, the default: {@code matchday.log} or {@code matchday.json} in the
 *     folder {@code logs} of the home; or {@code stderr}
 */
record LogSettings(String format, String target) {

  static final String PREFIX = "matchday.logging.";

  private static final Map<String, List<String>> CHOICES =
      Map.of("format", List.of("text", "json"), "target", List.of("file", "stderr"));

  /** Every key, without its prefix, and its default. */
  static Map<String, String> defaultValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("format", "text");
    values.put("target", "file");
    return Collections.unmodifiableMap(values);
  }

  /**
   * Reads settings.
   *
   * @param given values by key, without the prefix; what is not given has its default
   * @throws RefusedException {@link Refusal#SETTINGS} naming every bad value
   */
  static LogSettings of(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>(defaultValues());
    given.forEach((key, value) -> values.put(key, value.strip()));
    List<Problem> problems = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          List<String> choices = CHOICES.getOrDefault(key, List.of());
          if (!choices.contains(value)) {
            problems.add(new Problem(PREFIX + key, "must be " + String.join(" or ", choices)));
          }
        });
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.SETTINGS, problems);
    }
    return new LogSettings(
        values.getOrDefault("format", "text"), values.getOrDefault("target", "file"));
  }

  /** The name of the appender in the logging configuration. */
  String appender() {
    return target + "-" + format;
  }
}
