package io.matchday.cli;

import io.matchday.refusal.NearestNames;
import io.matchday.refusal.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings as text with where each came from: the file {@code matchday.yml}, then the environment,
 * then flags; the later wins.
 */
final class SettingsSource {

  /** A value and where it was set. */
  record Entry(String value, String origin) {}

  /** Environment variables that are not settings: they are read before settings are. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("MATCHDAY_HOME", "MATCHDAY_JAVA_OPTS", "MATCHDAY_BUILD", "MATCHDAY_VECTOR");

  /** Variables that others have agreed on, and the keys they set where ours does not. */
  private static final Map<String, String> SHARED_VARIABLES =
      Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "matchday.serving.tracing-endpoint");

  private static final String ENVIRONMENT_PREFIX = "MATCHDAY_";
  private static final String KEY_PREFIX = "matchday.";

  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> known;

  /**
   * @param known every key there is
   */
  SettingsSource(Set<String> known) {
    this.known = known;
  }

  /** Reads the settings file, if it is there. */
  void file(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    SettingsFile settings = SettingsFile.read(file);
    problems.addAll(settings.problems());
    for (SettingsFile.Line line : settings.lines()) {
      // A key without a value leaves the default; one that is unknown is refused all the same.
      if (!line.value().isEmpty() || !isKnownStart(line.key())) {
        put(line.key(), line.value(), line.place());
      }
    }
  }

  private boolean isKnownStart(String key) {
    return known.stream().anyMatch(name -> name.equals(key) || name.startsWith(key + "."));
  }

  /** Reads the variables that begin with {@code MATCHDAY_}, and the shared ones. */
  void environment(Map<String, String> environment) {
    SHARED_VARIABLES.forEach(
        (name, key) -> {
          String value = environment.getOrDefault(name, "");
          if (!value.isBlank()) {
            put(key, value, name);
          }
        });
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENVIRONMENT_PREFIX) && !NOT_SETTINGS.contains(name)) {
                keyOf(name).ifPresentOrElse(key -> put(key, value, name), () -> unknown(name));
              }
            });
  }

  private void unknown(String variable) {
    List<String> variables = new ArrayList<>(NOT_SETTINGS);
    known.forEach(key -> variables.add(variableOf(key)));
    problems.add(
        new Problem(variable, "is no setting" + hint(variable, variables, ENVIRONMENT_PREFIX)));
  }

  private Optional<String> keyOf(String variable) {
    return known.stream().filter(key -> variableOf(key).equals(variable)).findFirst();
  }

  /** The environment variable of a key: {@code MATCHDAY_DATABASE_POOL_SIZE}. */
  static String variableOf(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * Takes {@code KEY=VALUE} from the command line; the prefix {@code matchday.} may be left out.
   */
  void flags(Map<String, String> flags) {
    flags.forEach(
        (key, value) -> put(key.startsWith(KEY_PREFIX) ? key : KEY_PREFIX + key, value, "--set"));
  }

  /** Takes one setting that has a flag of its own. */
  void flag(String key, String value, String flag) {
    put(key, value, flag);
  }

  private void put(String key, String value, String origin) {
    if (known.contains(key)) {
      entries.put(key, new Entry(value, origin));
    } else {
      problems.add(new Problem(origin, key + " is no setting" + hint(key, known, KEY_PREFIX)));
    }
  }

  /** Names are compared without the start they share, which would make any two look alike. */
  private static String hint(String name, Collection<String> names, String prefix) {
    if (name.startsWith(prefix)) {
      List<String> ends = names.stream().map(known -> known.substring(prefix.length())).toList();
      List<String> near = NearestNames.of(name.substring(prefix.length()), ends);
      if (!near.isEmpty()) {
        return "; did you mean " + prefix + String.join(" or " + prefix, near) + "?";
      }
    }
    return "; see: config show";
  }

  /** What was set, by key. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** What is wrong so far. */
  List<Problem> problems() {
    return problems;
  }
}
