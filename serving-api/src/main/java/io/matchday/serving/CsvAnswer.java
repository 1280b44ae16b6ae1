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

  private static final String FORMULA_STARTS = "=+-@\t\r";

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
        Double.toString(prediction.probabilities().home()),
        Double.toString(prediction.probabilities().draw()),
        Double.toString(prediction.probabilities().away()),
        text(prediction.modelVersion()),
        text(prediction.modelRunId()),
        "");
  }

  @Override
  public void refused(BatchRow row) {
    String error =
        row.errors().stream()
            .map(one -> one.place().isEmpty() ? one.detail() : one.place() + ": " + one.detail())
            .collect(Collectors.joining("; "));
    String matchId = row.matchId().isPresent() ? Long.toString(row.matchId().getAsLong()) : "";
    csv.writeRecord(Long.toString(row.number()), matchId, "", "", "", "", "", "", text(error));
  }

  static String text(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
