package io.matchday.storage.backup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The manifest as text: a line for each thing, words between spaces, and last the SHA-256 of all
 * lines before.
 */
final class ManifestText {

  private static final String HEADER = "matchday-backup 1";
  private static final String END = "end ";

  private final List<TableContent> tables = new ArrayList<>();
  private final List<RunContent> runs = new ArrayList<>();
  private final List<SequenceValue> sequences = new ArrayList<>();
  private final List<FileContent> files = new ArrayList<>();
  private String kind = "";
  private String program = "";
  private String migration = "";
  private String takenAt = "";
  private long newestRun;

  private ManifestText() {}

  static byte[] write(BackupManifest manifest) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    line(text, "database", manifest.kind().name().toLowerCase(Locale.ROOT));
    line(text, "program", manifest.program());
    line(text, "migration", manifest.migration());
    line(text, "taken", manifest.takenAt());
    line(text, "newest-run", manifest.content().newestRun());
    for (TableContent table : manifest.content().tables()) {
      line(text, "table", table.table(), table.rows(), table.digest());
    }
    for (RunContent run : manifest.content().runs()) {
      line(text, "run", run.run(), run.rows(), run.digest());
    }
    for (SequenceValue sequence : manifest.sequences()) {
      line(text, "sequence", sequence.name(), sequence.value(), sequence.called());
    }
    for (FileContent file : manifest.files()) {
      line(text, "file", file.size(), file.sha256(), file.name());
    }
    String hash = hashOf(text.toString());
    text.append(END).append(hash).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : " ").append(words[i]);
    }
    text.append('\n');
  }

  private static String hashOf(String text) {
    return Hashes.hex(Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException saying why it is none, or not as it was written
   */
  static BackupManifest read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith(HEADER + "\n")) {
      throw new IllegalArgumentException("its manifest is of no known form");
    }
    int end = text.lastIndexOf("\n" + END) + 1;
    if (end == 0 || !text.substring(end).strip().equals(END + hashOf(text.substring(0, end)))) {
      throw new IllegalArgumentException("its manifest was changed");
    }
    ManifestText manifest = new ManifestText();
    try {
      text.substring(HEADER.length() + 1, end).lines().forEach(manifest::take);
      return manifest.result();
    } catch (ArrayIndexOutOfBoundsException | DateTimeException e) {
      throw new IllegalArgumentException("its manifest is of no known form", e);
    }
  }

  private void take(String line) {
    String[] words = line.split(" ", 4);
    switch (words[0]) {
      case "database" -> kind = words[1];
      case "program" -> program = line.substring("program ".length());
      case "migration" -> migration = words[1];
      case "taken" -> takenAt = words[1];
      case "newest-run" -> newestRun = Long.parseLong(words[1]);
      case "table" -> tables.add(new TableContent(words[1], Long.parseLong(words[2]), words[3]));
      case "run" ->
          runs.add(new RunContent(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]));
      case "sequence" ->
          sequences.add(
              new SequenceValue(
                  words[1], Long.parseLong(words[2]), Boolean.parseBoolean(words[3])));
      case "file" -> files.add(new FileContent(words[3], Long.parseLong(words[1]), words[2]));
      default -> throw new IllegalArgumentException("its manifest is of no known form");
    }
  }

  private BackupManifest result() {
    return new BackupManifest(
        DatabaseKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        program,
        migration,
        Instant.parse(takenAt),
        new DatabaseContent(newestRun, tables, runs),
        sequences,
        files);
  }
}
