package io.matchday.cli;

import io.matchday.job.Progress;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseDamage;
import io.matchday.storage.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one call of the program works with: its writers, its environment, its clock. */
final class Session {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, String> environment;
  private final Clock clock;
  private final boolean terminal;
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();
  private Optional<Path> home = Optional.empty();
  private final Map<String, String> flags = new LinkedHashMap<>();
  private Optional<DatabaseSettings> opened = Optional.empty();

  /**
   * @param out results
   * @param err everything else
   * @param terminal whether a person watches {@code err}
   */
  Session(
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Clock clock,
      boolean terminal) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.terminal = terminal;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  Clock clock() {
    return clock;
  }

  /** Today, in UTC. */
  LocalDate today() {
    return LocalDate.now(clock);
  }

  void useHome(Path folder) {
    home = Optional.of(folder);
  }

  /** Adds settings: they may stand before and after the name of the command. */
  void useFlags(Map<String, String> settings) {
    flags.putAll(settings);
  }

  /** The home folder: {@code --home}, else {@code MATCHDAY_HOME}, else {@code ./matchday-home}. */
  Home home() {
    return Home.at(home.orElseGet(() -> folder(environment.getOrDefault("MATCHDAY_HOME", ""))));
  }

  /** A variable that is set to nothing counts as not set. */
  private static Path folder(String given) {
    return Path.of(given.isBlank() ? "matchday-home" : given);
  }

  /** The settings of this home, with flags of the command at hand. */
  Settings settings(Home at, Map<String, String> commandFlags) {
    return Settings.of(source(at, commandFlags), at.path());
  }

  private SettingsSource source(Home at, Map<String, String> commandFlags) {
    SettingsSource source = new SettingsSource(Settings.defaultValues().keySet());
    source.file(at.settingsFile());
    source.environment(environment);
    source.flags(flags);
    commandFlags.forEach(
        (key, value) -> source.flag(key, value, "--" + key.substring(key.lastIndexOf('.') + 1)));
    return source;
  }

  /** Opens the home, its settings and its database, whose schema is brought up to date. */
  Workspace open() {
    return open(Map.of());
  }

  /** Opens the home with flags of the command at hand, which win over all other settings. */
  Workspace open(Map<String, String> commandFlags) {
    Home at = home();
    SettingsSource source = source(at, commandFlags);
    // Before all others are read: what reads them may make a logger.
    Logs.into(at, Settings.logs(source));
    Settings settings = Settings.of(source, at.path());
    opened = Optional.of(settings.database());
    return Workspace.open(this, at, settings);
  }

  /** The refusal that a failure comes down to, when the database that was opened is damaged. */
  Optional<RefusedException> damage(Exception failure) {
    return opened.flatMap(settings -> DatabaseDamage.in(settings, failure));
  }

  /** A bar on a terminal, silence elsewhere. */
  Progress progress() {
    return terminal ? new ProgressLine(err) : Progress.NONE;
  }

  /** Has work stopped when the process is asked to end. */
  void onStop(Runnable stop) {
    stops.add(stop);
  }

  /**
   * Asks what runs to stop at the next safe point.
   *
   * @return whether there is anything that will
   */
  boolean stop() {
    stops.forEach(Runnable::run);
    return !stops.isEmpty();
  }
}
