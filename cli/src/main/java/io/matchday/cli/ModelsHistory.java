package io.matchday.cli;

import io.matchday.storage.GateFinding;
import io.matchday.storage.HoldoutFigures;
import io.matchday.storage.JdbcModelActivations;
import io.matchday.storage.ModelActivation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every move of the aliases. */
@Command(
    name = "history",
    description = {
      "Every promotion and rollback, newest first: who, when, why, and what the gate found.",
      "Kept for ever."
    })
final class ModelsHistory implements Runnable {

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "alias",
          "action",
          "id",
          "previous",
          "by",
          "reason",
          "forced",
          "verdict",
          "matches",
          "from",
          "to",
          "log_loss",
          "previous_log_loss",
          "margin",
          "ece",
          "ece_by_chance",
          "finding");

  private final Session session;

  @Option(names = "--alias", paramLabel = "A", description = "only the moves of this alias")
  private Optional<String> alias = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();

  ModelsHistory(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<ModelActivation> moves;
    try (Workspace workspace = session.open()) {
      JdbcModelActivations activations = new JdbcModelActivations(workspace.database());
      moves = alias.map(activations::of).orElseGet(activations::all);
    }
    print(moves, output, session.out());
  }

  /** Lists moves. */
  static void print(List<ModelActivation> moves, OutputOption output, PrintWriter out) {
    try (Listing listing = output.listing(COLUMNS, out)) {
      moves.forEach(move -> print(listing, move, output));
    }
  }

  private static void print(Listing listing, ModelActivation move, OutputOption output) {
    Optional<HoldoutFigures> figures = move.finding().flatMap(GateFinding::figures);
    listing.row(
        move.at(),
        move.alias(),
        move.action().label(),
        move.runId(),
        move.previous(),
        move.signature().by(),
        move.signature().reason(),
        move.forced(),
        move.finding().map(finding -> finding.verdict().label()),
        figures.map(HoldoutFigures::matches),
        figures.map(HoldoutFigures::from),
        figures.map(HoldoutFigures::to),
        figures.map(f -> cell(f.logLoss(), output)),
        figures.flatMap(f -> cell(f.previousLogLoss(), output)),
        figures.map(f -> cell(f.margin(), output)),
        figures.map(f -> cell(f.ece(), output)),
        figures.flatMap(f -> cell(f.eceByChance(), output)),
        move.finding().map(GateFinding::detail));
  }

  private static Optional<Object> cell(OptionalDouble value, OutputOption output) {
    return value.isPresent() ? Optional.of(cell(value.getAsDouble(), output)) : Optional.empty();
  }

  /** Three decimals, as a table has them, are too few to tell two models apart. */
  private static Object cell(double value, OutputOption output) {
    return output.isTable() ? (Object) String.format(Locale.ROOT, "%.4f", value) : value;
  }
}
