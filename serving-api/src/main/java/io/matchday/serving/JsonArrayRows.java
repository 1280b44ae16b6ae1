package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import java.util.Optional;

/**
 * Rows that are the elements of one JSON array. Cut apart by brackets and quotes alone, so that one
 * that is no JSON inside is one refused row; where the array itself breaks off, the rows end.
 */
final class JsonArrayRows implements BatchRows {

  private final BatchBody body;
  private final FeatureSchema schema;
  private final RowBytes row;
  private long number;
  private boolean hasEnded;

  JsonArrayRows(BatchBody body, FeatureSchema schema, int maxRowBytes) {
    this.body = body;
    this.schema = schema;
    this.row = new RowBytes(maxRowBytes);
    body.skipByteOrderMark();
    if (skipSpaces() != '[') {
      throw HttpProblem.badRequest("the body is not a JSON array");
    }
    body.read();
  }

  @Override
  public Optional<BatchRow> next() {
    if (hasEnded) {
      return Optional.empty();
    }
    int next = skipSpaces();
    if (next == ']') {
      return end();
    }
    number++;
    if (number > 1) {
      if (next != ',') {
        return broken("expected a comma or the end of the array");
      }
      body.read();
      next = skipSpaces();
    }
    if (next == BatchBody.END || next == ',' || next == ']' || next == '}') {
      return broken("expected an object");
    }
    if (!readElement()) {
      return broken("the array breaks off");
    }
    return Optional.of(
        row.isTooLarge()
            ? BatchRow.broken(number, row.tooLarge())
            : PredictionReader.readRow(number, row.copy(), schema));
  }

  private Optional<BatchRow> end() {
    hasEnded = true;
    body.read();
    if (skipSpaces() == BatchBody.END) {
      return Optional.empty();
    }
    number++;
    return broken("the body goes on after the array");
  }

  private Optional<BatchRow> broken(String detail) {
    hasEnded = true;
    return Optional.of(BatchRow.broken(number, detail + "; nothing after this was read"));
  }

  private int skipSpaces() {
    while (RowBytes.isSpace(body.peek())) {
      body.read();
    }
    return body.peek();
  }

  /** Reads to where the element ends; false when the body ends before. */
  private boolean readElement() {
    row.clear();
    int first = body.peek();
    boolean isBare = first != '{' && first != '[' && first != '"';
    int depth = 0;
    do {
      int next = body.read();
      if (next == BatchBody.END) {
        return false;
      }
      row.add(next);
      if (next == '"' && !readString()) {
        return false;
      }
      if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
    } while (depth > 0 || (isBare && !isAtEnd()));
    return true;
  }

  private boolean isAtEnd() {
    int next = body.peek();
    return next == ',' || next == ']' || next == BatchBody.END || RowBytes.isSpace(next);
  }

  private boolean readString() {
    int before = 0;
    for (int next = body.read(); next != BatchBody.END; next = body.read()) {
      row.add(next);
      if (next == '"' && before != '\\') {
        return true;
      }
      before = before == '\\' ? 0 : next;
    }
    return false;
  }
}
