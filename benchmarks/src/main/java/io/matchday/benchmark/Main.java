package io.matchday.benchmark;

import io.matchday.benchmark.pipeline.ImportComparison;
import io.matchday.benchmark.pipeline.PipelineComparison;
import io.matchday.benchmark.pipeline.PipelineEffort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs a benchmark and prints one line a case, tab between its figures. */
@Command(
    name = "benchmarks/run",
    description = "Measures parts of Matchday.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(scorer | explainer | features | http | pipeline | import | night)")
public final class Main {

  private final PrintWriter out;
  private final Path folder;

  @Option(
      names = "--quick",
      scope = ScopeType.INHERIT,
      description = "shorter runs: wider errors, under three minutes")
  private boolean isQuick;

  private Main(PrintWriter out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Scores rows with our scorer and with XGBoost's own library. */
  @Command(
      name = "scorer",
      description =
          "Microseconds a row of our scorer and of XGBoost's own library on one thread or two, and"
              + " bytes allocated a row.")
  void scorer() {
    new ScorerComparison(folder, isQuick ? Effort.QUICK : Effort.FULL, out).run();
  }

  /** Explains rows with our scorer's explainer and with XGBoost's own library. */
  @Command(
      name = "explainer",
      description =
          "Microseconds one explanation takes us and XGBoost's own library, on one thread.")
  void explainer() {
    new ExplainerComparison(folder, isQuick ? Effort.QUICK : Effort.FULL, out).run();
  }

  /** Makes feature rows. */
  @Command(
      name = "features",
      description =
          "Feature rows a second of one thread, over some seasons and twice and four times as many,"
              + " with the bytes allocated a row and the memory a replay holds.")
  void features() {
    new FeatureScaling(folder, isQuick ? Effort.QUICK_REPLAY : Effort.FULL, out).run();
  }

  /** Loads the service. */
  @Command(
      name = "http",
      description =
          "Requests a second of the packaged service, beside the JDK's own server and the bare server"
              + " the service runs on, which answer constants of the same size.")
  void http() {
    new HttpComparison(folder, program(), isQuick ? HttpEffort.QUICK : HttpEffort.FULL, out).run();
  }

  /** Predicts, beside the stages of which that is made. */
  @Command(
      name = "pipeline",
      description =
          "Rows a second of scoring, reading and writing alone and of the prediction job, with the share"
              + " it reaches of what they allow together, on both databases.")
  void pipeline() throws IOException {
    new PipelineComparison(folder, isQuick ? PipelineEffort.QUICK : PipelineEffort.FULL).run();
  }

  /** Imports matches. */
  @Command(
      name = "import",
      description =
          "Rows a second of an import into an empty embedded database and of the same file again, beside"
              + " writing the same matches alone.")
  void importMatches() throws IOException {
    new ImportComparison(folder, isQuick ? 20 : 66, isQuick ? 3 : 5, out).run();
  }

  /** Runs nights. */
  @Command(
      name = "night",
      description =
          "Seconds of a whole night of the packaged program in a process of its own, over a long history.")
  void night() throws IOException {
    new NightComparison(folder, program(), isQuick ? NightEffort.QUICK : NightEffort.FULL, out)
        .run();
  }

  private static PackagedProgram program() {
    return new PackagedProgram(Path.of(System.getProperty("matchday.launcher", "")));
  }

  /** Starts with the arguments of the command line. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(System.getProperty("matchday.benchmarks", "target"));
    System.exit(new CommandLine(new Main(out, folder)).execute(arguments));
  }
}
