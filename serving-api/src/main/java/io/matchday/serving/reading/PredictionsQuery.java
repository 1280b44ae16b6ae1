package io.matchday.serving.reading;

import io.matchday.match.Sex;
import io.matchday.model.ModelRunId;
import io.matchday.storage.MatchFilter;
import io.matchday.storage.PageKey;
import io.matchday.storage.RunId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks of the list of predictions.
 *
 * @param filter which matches, and how many
 * @param run of this run
 * @param model made by this model version
 * @param walk the run a walk began with, and where it stands
 * @param format the format asked for by name
 * @param parameters everything as it was given
 */
record PredictionsQuery(
    MatchFilter filter,
    Optional<RunId> run,
    Optional<ModelRunId> model,
    Optional<Walk> walk,
    Optional<RowFormat> format,
    Map<String, String> parameters) {

  static final int USUAL = 100;
  static final int MOST = 1_000;

  static final List<String> PARAMETERS =
      List.of(
          "from", "to", "league", "team", "sex", "run", "model", "played", "limit", "cursor",
          "format");

  private static final String LIST = "predictions";

  /** Days that {@link LocalDate#ofEpochDay} gives a year of four digits. */
  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /**
   * A walk through the pages of one run.
   *
   * @param run the run
   * @param after where the last page ended
   */
  record Walk(RunId run, PageKey after) {

    /** As a cursor. */
    String cursor() {
      return Cursor.of(LIST, run.value(), after.date().toEpochDay(), after.matchId());
    }

    static Optional<Walk> read(String cursor) {
      return Cursor.read(LIST, 3, cursor)
          .filter(n -> n[0] >= 1 && n[0] <= Integer.MAX_VALUE)
          .filter(n -> n[1] >= FIRST_DAY && n[1] <= LAST_DAY)
          .map(n -> new Walk(new RunId(n[0]), new PageKey(LocalDate.ofEpochDay(n[1]), n[2])));
    }
  }

  /** Reads the parameters, and refuses all that is wrong with them. */
  static PredictionsQuery of(Query query) {
    Optional<LocalDate> from = query.day("from");
    Optional<LocalDate> to = query.day("to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      query.refuse("to", "is before from");
    }
    MatchFilter filter =
        new MatchFilter(
            from,
            to,
            query.text("league"),
            query.text("team"),
            query.read("sex", "expected 0 (men) or 1 (women)", PredictionsQuery::sex),
            query.flag("played"),
            query.number("limit", 1, MOST, USUAL));
    Optional<RunId> run = query.run("run");
    Optional<Walk> walk =
        query.read("cursor", "expected a cursor from the link to a next page", Walk::read);
    if (run.isPresent() && walk.isPresent() && !walk.get().run().equals(run.get())) {
      query.refuse("cursor", "belongs to another run than the one asked for");
    }
    PredictionsQuery read =
        new PredictionsQuery(
            filter,
            run,
            query.model("model"),
            walk,
            query.oneOf("format", RowFormat.byName()),
            query.values());
    query.throwIfRefused();
    return read;
  }

  private static Optional<Sex> sex(String text) {
    return Query.number(text, 0, 1).map(code -> Sex.ofCode(code.intValue()));
  }
}
