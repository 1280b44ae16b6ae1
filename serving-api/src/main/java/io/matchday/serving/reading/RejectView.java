package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.match.MatchId;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rejected row on the wire. */
record RejectView(
    @JsonProperty("run") long run,
    @JsonProperty("source") String source,
    @JsonProperty("line") @Nullable Long line,
    @JsonProperty("column") @Nullable String column,
    @JsonProperty("match_id") @Nullable Long matchId,
    @JsonProperty("reason") String reason) {

  static final List<Column<RejectView>> COLUMNS =
      List.of(
          new Column<>("run", RejectView::run),
          new Column<>("source", RejectView::source),
          new Column<>("line", RejectView::line),
          new Column<>("column", RejectView::column),
          new Column<>("match_id", RejectView::matchId),
          new Column<>("reason", RejectView::reason));

  static RejectView of(RejectedRow row, Run run) {
    Discretion discretion = Discretion.about(run);
    return new RejectView(
        run.id().value(),
        Discretion.source(row.source()),
        row.line().isPresent() ? row.line().getAsLong() : null,
        row.column().orElse(null),
        row.matchId().map(MatchId::value).orElse(null),
        discretion.told(row.reason()));
  }
}
