package io.matchday.serving.reading;

import io.matchday.storage.Run;
import java.util.regex.Pattern;

/**
 * Leaves out of the words of a run what is nobody's business outside: addresses and names of
 * machines, process numbers, and where on a machine a file lies. Its bare name stays.
 */
final class Discretion {

  private static final Pattern PROCESS = Pattern.compile("\\bprocess \\d+( on [^\\s;,]+)?");
  private static final Pattern ADDRESS =
      Pattern.compile("\\b(?:jdbc:|https?://|file:)[^\\s\"']+", Pattern.CASE_INSENSITIVE);
  private static final Pattern MACHINE =
      Pattern.compile(
          "\\b(?:[\\w-]+\\.)*[\\w-]*[A-Za-z][\\w-]*:\\d{4,5}\\b"
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b");
  private static final Pattern FOLDERS =
      Pattern.compile(
          "(?:(?<![\\w.])[A-Za-z]:[/\\\\]|(?<![\\w./])~?/|\\\\\\\\)(?:[^\\s\"'/\\\\]+[/\\\\])+");

  private final String host;
  private final String subject;

  private Discretion(String host, String subject) {
    this.host = host;
    this.subject = subject;
  }

  static Discretion about(Run run) {
    return new Discretion(run.process().host(), run.subject());
  }

  /** The subject of the run: a file by its bare name. */
  String subject() {
    return isPath(subject) ? bareName(subject) : told(subject);
  }

  /** What a row came from: a file by its bare name. */
  static String source(String source) {
    return bareName(source);
  }

  /** The text without what nobody outside need know. */
  String told(String text) {
    String told = isPath(subject) ? text.replace(subject, bareName(subject)) : text;
    told = PROCESS.matcher(told).replaceAll("another process");
    told = ADDRESS.matcher(told).replaceAll("(address)");
    told = MACHINE.matcher(told).replaceAll("(machine)");
    told = FOLDERS.matcher(told).replaceAll("");
    return host.isBlank()
        ? told
        : told.replaceAll("(?<![\\w-])" + Pattern.quote(host) + "(?![\\w-])", "(machine)");
  }

  private static boolean isPath(String text) {
    return !text.equals(bareName(text));
  }

  private static String bareName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
