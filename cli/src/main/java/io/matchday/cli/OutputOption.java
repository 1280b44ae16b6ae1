package io.matchday.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --output} of commands that list things. */
final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (table)")
  private OutputFormat format = OutputFormat.table;

  /** Begins a listing in the chosen format. */
  Listing listing(List<String> columns, PrintWriter out) {
    return new Listing(format, columns, out);
  }

  boolean isTable() {
    return format == OutputFormat.table;
  }

  boolean isJson() {
    return format == OutputFormat.json;
  }
}
