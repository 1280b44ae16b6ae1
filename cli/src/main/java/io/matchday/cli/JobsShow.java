package io.matchday.cli;

import io.matchday.job.report.RunReport;
import io.matchday.job.report.RunReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the report on a run. */
@Command(
    name = "show",
    description = {
      "The report on a run: rows, times by step, rejects by reason, drift,",
      "and how good its predictions were on what was played and judged since."
    })
final class JobsShow implements Runnable {

  /** How a report is printed. */
  enum Form {
    text,
    json
  }

  private final Session session;

  @Parameters(paramLabel = "RUN", description = "see: jobs list")
  private long run;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text)")
  private Form form = Form.text;

  JobsShow(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    RunReport report;
    try (Workspace workspace = session.open()) {
      report =
          new RunReports(workspace.database(), workspace.engine(), workspace.clock())
              .of(RunIds.parse(run));
    }
    switch (form) {
      case text -> RunReportText.lines(report).forEach(session.out()::println);
      case json -> session.out().println(RunReportJson.text(report));
    }
  }
}
