package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** A row of a batch request that was not scored, on the wire. */
record RefusedRowView(
    @JsonProperty("match_id") Optional<Long> matchId,
    @JsonProperty("row") long row,
    @JsonProperty("errors") List<RowErrorView> errors) {

  /** What is wrong with a row, and where in it. */
  record RowErrorView(
      @JsonProperty("pointer") String pointer, @JsonProperty("detail") String detail) {}

  static RefusedRowView of(BatchRow row) {
    return new RefusedRowView(
        row.matchId().isPresent() ? Optional.of(row.matchId().getAsLong()) : Optional.empty(),
        row.number(),
        row.errors().stream()
            .map(error -> new RowErrorView(error.place(), error.detail()))
            .toList());
  }
}
