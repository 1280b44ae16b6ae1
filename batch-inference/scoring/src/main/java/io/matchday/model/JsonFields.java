package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields of a JSON object, read with every problem noted rather than the first thrown. A field that
 * is wrong reads as something harmless; {@link #refuseIfWrong()} ends the reading.
 */
final class JsonFields {

  /** The most values and names in a file: the tree it is read into takes up to 200 bytes each. */
  private static final int MOST_TOKENS = 250_000;

  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 64;

  /** Problems told of one file; a reader of more of them is not helped. */
  private static final int MOST_PROBLEMS = 50;

  private static final int LONGEST_DETAIL = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .build();

  private final JsonNode node;
  private final String place;
  private final List<Problem> problems;

  private JsonFields(JsonNode node, String place, List<Problem> problems) {
    this.node = node;
    this.place = place;
    this.problems = problems;
  }

  static JsonFields of(String file, byte[] content) {
    List<Problem> problems = new ArrayList<>();
    JsonFields fields = new JsonFields(parse(file, content), file + ": ", problems);
    if (!fields.node.isObject()) {
      throw refused(List.of(new Problem(file, "is no JSON object")));
    }
    return fields;
  }

  private static JsonNode parse(String file, byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (JacksonException e) {
      String detail =
          "is not well-formed JSON: " + Place.quote(e.getOriginalMessage(), LONGEST_DETAIL);
      RefusedException refused = refused(List.of(new Problem(file, detail)));
      refused.initCause(e);
      throw refused;
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : wrong(name, "expected a text", "");
  }

  long integer(String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? value.longValue()
        : wrong(name, "expected an integer", 0L);
  }

  double number(String name) {
    JsonNode value = node.path(name);
    return value.isNumber() && Double.isFinite(value.doubleValue())
        ? value.doubleValue()
        : wrong(name, "expected a number", 0.0);
  }

  LocalDate date(String name) {
    String text = text(name);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return wrong(name, "expected a date like 2026-08-15", LocalDate.EPOCH);
    }
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(name)) {
      texts.add(each.isString() ? each.stringValue() : wrong(name, "expected texts", ""));
    }
    return texts;
  }

  List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode each : array(name)) {
      numbers.add(
          each.isNumber() && Double.isFinite(each.doubleValue())
              ? each.doubleValue()
              : wrong(name, "expected numbers", 0.0));
    }
    return numbers;
  }

  List<JsonFields> children(String name) {
    List<JsonFields> children = new ArrayList<>();
    for (JsonNode each : array(name)) {
      children.add(new JsonFields(each, place + name + "/" + children.size() + "/", problems));
    }
    return children;
  }

  JsonFields child(String name) {
    JsonNode value = node.path(name);
    if (!value.isObject()) {
      wrong(name, "expected an object", "");
    }
    return new JsonFields(value, place + name + "/", problems);
  }

  /** The names of the fields. */
  Collection<String> names() {
    return node.propertyNames();
  }

  /** Notes a problem and gives what stands in for the value. */
  <T> T wrong(String name, String expected, T instead) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(place + Place.quote(name), Place.quote(expected, LONGEST_DETAIL)));
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(Problem.of("and more"));
    }
    return instead;
  }

  /** The outcome of a constructor that refuses wrong values; empty and noted when it did. */
  <T> Optional<T> made(String name, Supplier<T> constructor) {
    try {
      return Optional.of(constructor.get());
    } catch (IllegalArgumentException e) {
      return wrong(name, String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  void refuseIfWrong() {
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
  }

  private JsonNode array(String name) {
    JsonNode value = node.path(name);
    return value.isArray() ? value : wrong(name, "expected an array", JSON.createArrayNode());
  }

  private static RefusedException refused(List<Problem> problems) {
    return new RefusedException(Refusal.MODEL, problems);
  }
}
