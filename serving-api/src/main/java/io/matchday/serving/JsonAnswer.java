package io.matchday.serving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON: the elements of an array, or one a line. For one thread. */
final class JsonAnswer implements BatchAnswer {

  private static final byte[] END_OF_LINE = {'\n'};

  private final OutputStream out;
  private final byte[] between;
  private final byte[] end;
  private byte[] next;

  private JsonAnswer(OutputStream out, String first, String between, String end) {
    this.out = out;
    this.next = first.getBytes(StandardCharsets.US_ASCII);
    this.between = between.getBytes(StandardCharsets.US_ASCII);
    this.end = end.getBytes(StandardCharsets.US_ASCII);
  }

  static JsonAnswer array(OutputStream out) {
    return new JsonAnswer(out, "[", ",", "]");
  }

  static JsonAnswer lines(OutputStream out) {
    return new JsonAnswer(out, "", "", "");
  }

  @Override
  public void scored(BatchRow row, MatchPredictionView prediction) throws IOException {
    write(prediction);
  }

  @Override
  public void refused(BatchRow row) throws IOException {
    write(RefusedRowView.of(row));
  }

  private void write(Record view) throws IOException {
    out.write(next);
    next = between;
    out.write(JsonMapper.shared().writeValueAsBytes(view));
    if (end.length == 0) {
      out.write(END_OF_LINE);
    }
  }

  @Override
  public void end() throws IOException {
    if (next != between) {
      out.write(next);
    }
    out.write(end);
  }
}
