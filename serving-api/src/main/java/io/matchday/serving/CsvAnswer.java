package io.matchday.serving;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Answers as a table. A text that a spreadsheet would take for a formula begins with an apostrophe.
 * For one thread.
 */
final class CsvAnswer implements BatchAnswer {

  private final CsvWriter csv;

  CsvAnswer(OutputStream out) {
    csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    csv.writeRecord(
        "row",
        "match_id",
        "predicted_class",
        "p_home",
        "p_draw",
        "p_away",
        "model_version",
        "model_run_id",
        "error");
  }

  @Override
  public void scored(BatchRow row, MatchPredictionView answer) {
    PredictionView prediction = answer.prediction();
    csv.writeRecord(
        Long.toString(row.number()),
        Long.toString(answer.matchId()),
        Integer.toString(prediction.predictedClass()),
        CsvCell.of(prediction.probabilities().home()),
        CsvCell.of(prediction.probabilities().draw()),
        CsvCell.of(prediction.probabilities().away()),
        CsvCell.of(prediction.modelVersion()),
        CsvCell.of(prediction.modelRunId()),
        "");
  }

  @Override
  public void refused(BatchRow row) {
    String error =
        row.errors().stream()
            .map(one -> one.place().isEmpty() ? one.detail() : one.place() + ": " + one.detail())
            .collect(Collectors.joining("; "));
    String matchId = row.matchId().isPresent() ? Long.toString(row.matchId().getAsLong()) : "";
    csv.writeRecord(
        Long.toString(row.number()), matchId, "", "", "", "", "", "", CsvCell.of(error));
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
