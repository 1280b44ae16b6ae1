package io.matchday.serving.reading;

import io.matchday.model.ModelRunId;
import io.matchday.refusal.NearestNames;
import io.matchday.serving.HttpProblem;
import io.matchday.serving.RequestProblems;
import io.matchday.storage.RunId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parameters of one request, read strictly: an unknown name, a name given twice and a bad value
 * are all refused, together. For one thread.
 */
final class Query {

  private static final int LONGEST_TEXT = 200;

  /** Years of four digits: what every database and every client can hold. */
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, String> values = new TreeMap<>();
  private final RequestProblems problems = new RequestProblems();

  private Query() {}

  /** The parameters of a request that may have those of these names. */
  static Query of(HttpServletRequest request, List<String> known) {
    Query query = new Query();
    parameters(request)
        .forEach(
            (name, given) -> {
              if (!known.contains(name)) {
                String hint = NearestNames.hint(name, known);
                query.refuse(shown(name), "unknown parameter" + hint);
              } else if (given.length > 1) {
                query.refuse(name, "is given more than once");
              } else {
                query.values.put(name, given[0]);
              }
            });
    return query;
  }

  private static Map<String, String[]> parameters(HttpServletRequest request) {
    try {
      return new TreeMap<>(request.getParameterMap());
    } catch (IllegalStateException e) {
      throw HttpProblem.badRequest("the query of the address cannot be read");
    }
  }

  private static String shown(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }

  /** What was given, by name, in the order of the names. */
  Map<String, String> values() {
    return values;
  }

  /** Refuses the request for a parameter, with whatever else is wrong with it. */
  void refuse(String name, String detail) {
    problems.add(name, detail);
  }

  /** Throws 422 with everything refused so far, if anything was. */
  void throwIfRefused() {
    problems.throwIfAny();
  }

  Optional<String> text(String name) {
    return read(
        name,
        "expected 1 to " + LONGEST_TEXT + " characters of text",
        text ->
            Optional.of(text)
                .filter(t -> !t.isBlank() && t.length() <= LONGEST_TEXT)
                .filter(t -> t.chars().noneMatch(Character::isISOControl)));
  }

  Optional<LocalDate> day(String name) {
    return read(name, "expected a day, such as 2026-08-15", Query::parseDay);
  }

  private static Optional<LocalDate> parseDay(String text) {
    try {
      LocalDate day = LocalDate.parse(text, DAY);
      return Optional.of(day).filter(d -> d.getYear() >= 1 && d.getYear() <= 9999);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Optional<Boolean> flag(String name) {
    return read(
        name,
        "expected true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  Optional<RunId> run(String name) {
    return read(
        name,
        "expected a run number, 1 to " + Integer.MAX_VALUE,
        text -> number(text, 1, Integer.MAX_VALUE).map(RunId::new));
  }

  Optional<ModelRunId> model(String name) {
    return read(
        name,
        "expected a model run id, 12 lower-case hex digits",
        text -> Optional.of(text).filter(ModelRunId::isWellFormed).map(ModelRunId::new));
  }

  /** A whole number between two others, both included. */
  int number(String name, int least, int most, int otherwise) {
    return read(
            name,
            "expected a whole number from " + least + " to " + most,
            text -> number(text, least, most).map(Long::intValue))
        .orElse(otherwise);
  }

  /** One of some values, by their names. */
  <T> Optional<T> oneOf(String name, Map<String, T> allowed) {
    return read(
        name,
        "expected " + String.join(", ", allowed.keySet()),
        text -> Optional.ofNullable(allowed.get(text)));
  }

  /** A number written in digits alone, within bounds. */
  static Optional<Long> number(String text, long least, long most) {
    return Optional.of(text)
        .filter(t -> t.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .filter(number -> number >= least && number <= most);
  }

  /** A value in a form of its own. */
  <T> Optional<T> read(String name, String expected, Function<String, Optional<T>> reader) {
    Optional<String> given = Optional.ofNullable(values.get(name));
    Optional<T> read = given.flatMap(reader);
    if (given.isPresent() && read.isEmpty()) {
      refuse(name, expected);
    }
    return read;
  }
}
