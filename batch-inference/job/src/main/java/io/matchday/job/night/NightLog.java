package io.matchday.job.night;

import io.matchday.storage.RunId;
import java.util.List;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What the steps of a night have to say, kept in the context of its job: a night that goes on where
 * it was cut off tells of the steps before as well.
 */
final class NightLog {

  private static final String LINES = "night.lines";
  private static final String WARNINGS = "night.warnings";

  /** Between two texts, which may have lines of their own. */
  private static final String SEPARATOR = "\u001e";

  private final ExecutionContext context;

  NightLog(ExecutionContext context) {
    this.context = context;
  }

  /** Adds what a step says of itself. */
  void say(String line) {
    add(LINES, line);
  }

  /** Adds what somebody should look at in the morning. */
  void warn(String warning) {
    add(WARNINGS, warning);
  }

  private void add(String key, String text) {
    context.putString(
        key, context.containsKey(key) ? context.getString(key) + SEPARATOR + text : text);
  }

  NightReport report(RunId run) {
    return new NightReport(run, texts(LINES), texts(WARNINGS));
  }

  private List<String> texts(String key) {
    return context.containsKey(key) ? List.of(context.getString(key).split(SEPARATOR)) : List.of();
  }
}
