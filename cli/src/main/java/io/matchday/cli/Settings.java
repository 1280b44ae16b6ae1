package io.matchday.cli;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.matchday.job.BatchSettings;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.serving.ServingSettings;
import io.matchday.storage.DatabaseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * All settings of a call, checked.
 *
 * @param database where the data is
 * @param batch how jobs run
 * @param serving how the service runs
 * @param logs how the log is written
 * @param lines every key with its value and where it was set
 */
record Settings(
    DatabaseSettings database,
    BatchSettings batch,
    ServingSettings serving,
    LogSettings logs,
    List<Line> lines) {

  /** One setting as {@code config show} prints it. */
  record Line(String key, String value, String origin) {}

  private static final String HIDDEN = "(hidden)";

  /** {@code password=} among the parameters, or after the user before the host. */
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile(
          "((?:[?&;]\\w*password=)|(?://[^/@:]*:(?=[^/@]*@)))[^&;@]*", CASE_INSENSITIVE);

  private static final Set<String> SECRETS =
      Set.of(DatabaseSettings.PREFIX + "password", ServingSettings.PREFIX + "api-keys");

  /** Every key and its default. */
  static Map<String, String> defaultValues() {
    Map<String, String> all = new LinkedHashMap<>();
    DatabaseSettings.defaultValues().forEach((k, v) -> all.put(DatabaseSettings.PREFIX + k, v));
    BatchSettings.defaultValues().forEach((k, v) -> all.put(BatchSettings.PREFIX + k, v));
    ServingSettings.defaultValues().forEach((k, v) -> all.put(ServingSettings.PREFIX + k, v));
    LogSettings.defaultValues().forEach((k, v) -> all.put(LogSettings.PREFIX + k, v));
    return all;
  }

  /**
   * Checks what was set.
   *
   * @throws RefusedException {@link Refusal#SETTINGS} with everything that is wrong
   */
  static Settings of(SettingsSource source, Path home) {
    List<Problem> problems = new ArrayList<>(source.problems());
    Optional<DatabaseSettings> database =
        attempt(() -> DatabaseSettings.of(under(source, DatabaseSettings.PREFIX), home), problems);
    Optional<BatchSettings> batch =
        attempt(() -> BatchSettings.of(under(source, BatchSettings.PREFIX)), problems);
    Optional<ServingSettings> serving =
        attempt(() -> ServingSettings.of(under(source, ServingSettings.PREFIX)), problems);
    Optional<LogSettings> logs =
        attempt(() -> LogSettings.of(under(source, LogSettings.PREFIX)), problems);
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.SETTINGS, problems);
    }
    return new Settings(
        database.orElseThrow(),
        batch.orElseThrow(),
        serving.orElseThrow(),
        logs.orElseThrow(),
        linesOf(source));
  }

  /** How the log is written; as by default when what was set will be refused. */
  static LogSettings logs(SettingsSource source) {
    return attempt(() -> LogSettings.of(under(source, LogSettings.PREFIX)), new ArrayList<>())
        .orElseGet(() -> LogSettings.of(Map.of()));
  }

  private static <T> Optional<T> attempt(Supplier<T> reading, List<Problem> problems) {
    try {
      return Optional.of(reading.get());
    } catch (RefusedException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static Map<String, String> under(SettingsSource source, String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    source
        .entries()
        .forEach(
            (key, entry) -> {
              if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), entry.value());
              }
            });
    return values;
  }

  /** Secrets are hidden, also the password in a URL. */
  private static String shown(String key, String value) {
    if (SECRETS.contains(key) && !value.isEmpty()) {
      return HIDDEN;
    }
    return PASSWORD_IN_URL.matcher(value).replaceAll("$1" + HIDDEN);
  }

  private static List<Line> linesOf(SettingsSource source) {
    List<Line> lines = new ArrayList<>();
    defaultValues()
        .forEach(
            (key, value) -> {
              SettingsSource.Entry entry =
                  source.entries().getOrDefault(key, new SettingsSource.Entry(value, "default"));
              lines.add(new Line(key, shown(key, entry.value()), entry.origin()));
            });
    return lines;
  }
}
