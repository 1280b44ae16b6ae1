package io.matchday.cli;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Settings as text with where each came from: the file {@code matchday.yml}, then the environment,
 * then flags; the later wins.
 */
final class SettingsSource {

  /** A value and where it was set. */
  record Entry(String value, String origin) {}

  /** Environment variables that are not settings: they are read before settings are. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("MATCHDAY_HOME", "MATCHDAY_JAVA_OPTS", "MATCHDAY_BUILD");

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
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(options)).load(reader);
      flatten("", root == null ? Map.of() : root, file.getFileName().toString());
    } catch (IOException | YAMLException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.add(new Problem(file.toString(), "cannot be read: " + message));
    }
  }

  private void flatten(String prefix, Object node, String origin) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, origin));
    } else if (node instanceof List<?> list) {
      put(prefix, String.join(",", list.stream().map(String::valueOf).toList()), origin);
    } else if (node != null) {
      put(prefix, String.valueOf(node), origin);
    }
  }

  /** Reads the variables that begin with {@code MATCHDAY_}. */
  void environment(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX) && !NOT_SETTINGS.contains(name)) {
            keyOf(name)
                .ifPresentOrElse(
                    key -> put(key, value, name),
                    () -> problems.add(new Problem(name, "is no setting; " + allKeys())));
          }
        });
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
      problems.add(new Problem(origin, key + " is no setting; " + allKeys()));
    }
  }

  private String allKeys() {
    return "there are: " + String.join(", ", known);
  }

  /** What was set, by key. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** What is wrong so far. */
  List<Problem> problems() {
    return problems;
  }

  /** Refuses when anything is wrong, naming all of it. */
  void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.SETTINGS, problems);
    }
  }
}
