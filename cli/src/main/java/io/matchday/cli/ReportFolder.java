package io.matchday.cli;

import io.matchday.job.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reports of the last nights, each as text and as JSON.
 *
 * @param folder where they lie; made when it is not there
 */
record ReportFolder(Path folder) {

  /** How many reports are kept, in each form. */
  static final int KEPT = 30;

  /** Writes a report, whole or not at all, in place of an older one on the same run. */
  void write(RunReport report, LocalDate date) throws IOException {
    Files.createDirectories(folder);
    String name = "%s-run-%s".formatted(date, report.seen().run().id());
    String text = RunReportText.lines(report).stream().collect(Collectors.joining("\n", "", "\n"));
    write(name + ".txt", text);
    write(name + ".json", RunReportJson.text(report) + "\n");
    prune(".txt");
    prune(".json");
  }

  private void write(String name, String text) throws IOException {
    Path part = folder.resolve(name + ".part");
    Files.writeString(part, text);
    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The names begin with the day: the first by name are the oldest. */
  private void prune(String ending) throws IOException {
    List<Path> reports;
    try (Stream<Path> files = Files.list(folder)) {
      reports =
          files
              .filter(file -> file.getFileName().toString().matches(".+-run-\\d+\\" + ending))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path old : reports.subList(Math.min(KEPT, reports.size()), reports.size())) {
      Files.deleteIfExists(old);
    }
  }
}
