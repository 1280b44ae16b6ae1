package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.refusal.NearestNames;
import io.matchday.refusal.Problem;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads the body of a prediction, token by token, straight into a feature vector: strict about
 * everything the model will see, indifferent to fields it does not know beside {@code features}.
 */
final class PredictionReader {

  /** Looking for near names takes longer than reading a row, and later rows repeat the first. */
  private static final int MOST_HINTED_ROWS = 1_000;

  private static final String MATCH_ID = "match_id";
  private static final String FEATURES = "features";
  private static final String FEATURES_POINTER = "/" + FEATURES;

  /** NaN and infinities are read as numbers, so that they can be refused at their place. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(1_000).build())
          .build();

  private final FeatureSchema schema;
  private final RequestProblems problems;
  private final float[] values;
  private final boolean[] given;
  private final String subject;
  private OptionalLong matchId = OptionalLong.empty();
  private boolean hasMatchId;
  private boolean hasFeatures;
  private boolean hasHints = true;

  private PredictionReader(FeatureSchema schema, String subject, RequestProblems problems) {
    this.schema = schema;
    this.subject = subject;
    this.problems = problems;
    this.values = new float[schema.size()];
    this.given = new boolean[schema.size()];
    Arrays.fill(values, Float.NaN);
  }

  /**
   * Reads a body.
   *
   * @throws HttpProblem 400 when it is not JSON, 422 with every problem when it is no prediction
   */
  static PredictionRequest read(byte[] body, FeatureSchema schema) {
    PredictionReader reader = new PredictionReader(schema, "the body", new RequestProblems());
    reader.readDocument(body);
    reader.problems.throwIfAny();
    return new PredictionRequest(reader.matchId.orElseThrow(), FeatureVector.of(reader.values));
  }

  /** Reads one row of many; what is wrong with it goes with the row. */
  static BatchRow readRow(long number, byte[] json, FeatureSchema schema) {
    PredictionReader reader =
        new PredictionReader(schema, "the row", new RequestProblems(BatchRow.MOST_ERRORS));
    reader.hasHints = number <= MOST_HINTED_ROWS;
    try {
      reader.readDocument(json);
      reader.problems.throwIfAny();
      long matchId = reader.matchId.orElseThrow();
      return BatchRow.good(number, matchId, FeatureVector.of(reader.values));
    } catch (HttpProblem e) {
      List<Problem> errors =
          e.errors().isEmpty() ? List.of(new Problem("", e.detail())) : e.errors();
      return BatchRow.bad(number, reader.matchId, errors);
    }
  }

  /** Reads features alone, as {@link #featuresJson} wrote them. */
  static FeatureVector readFeatures(String json, FeatureSchema schema) {
    String body = "{\"match_id\":0,\"features\":" + json + "}";
    return read(body.getBytes(StandardCharsets.UTF_8), schema).vector();
  }

  /** The features that are not missing, as a JSON object. */
  static String featuresJson(FeatureVector vector, FeatureSchema schema) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      for (int i = 0; i < vector.size(); i++) {
        if (!Float.isNaN(vector.get(i))) {
          json.writeNumberProperty(schema.names().get(i), vector.get(i));
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private void readDocument(byte[] body) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw HttpProblem.badRequest(subject + " is empty, expected a JSON object");
      }
      if (first == JsonToken.START_OBJECT) {
        readFields(json);
      } else {
        problems.add("", "expected an object with match_id and features");
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw HttpProblem.badRequest(subject + " goes on after the JSON value");
      }
    } catch (StreamConstraintsException e) {
      problems.add("", "nested too deeply, or a name or number is too long");
    } catch (JacksonException e) {
      throw HttpProblem.badRequest(subject + " is not JSON" + place(e.getLocation()));
    }
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ": line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private void readFields(JsonParser json) {
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      JsonToken token = json.nextToken();
      switch (name) {
        case MATCH_ID -> readMatchId(json, token);
        case FEATURES -> readFeatures(json, token);
        default -> json.skipChildren();
      }
    }
    if (!hasMatchId) {
      problems.add("/" + MATCH_ID, "is required: an integer");
    }
    if (!hasFeatures) {
      problems.add(FEATURES_POINTER, "is required: an object of feature names and numbers");
    }
  }

  private void readMatchId(JsonParser json, JsonToken token) {
    if (hasMatchId) {
      problems.add("/" + MATCH_ID, "is given twice");
    }
    hasMatchId = true;
    if (token != JsonToken.VALUE_NUMBER_INT) {
      problems.add("/" + MATCH_ID, "expected an integer, found " + kind(json, token));
      json.skipChildren();
    } else if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      problems.add("/" + MATCH_ID, "does not fit a 64-bit integer");
    } else {
      matchId = OptionalLong.of(json.getLongValue());
    }
  }

  private void readFeatures(JsonParser json, JsonToken token) {
    if (hasFeatures) {
      problems.add(FEATURES_POINTER, "is given twice");
    }
    hasFeatures = true;
    if (token != JsonToken.START_OBJECT) {
      problems.add(FEATURES_POINTER, "expected an object, found " + kind(json, token));
      json.skipChildren();
      return;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      JsonToken value = json.nextToken();
      OptionalInt place = schema.indexOf(name);
      if (place.isPresent()) {
        readFeature(json, value, place.getAsInt());
      } else {
        String hint = problems.isFull() || !hasHints ? "" : NearestNames.hint(name, schema.names());
        problems.add(RequestProblems.step(FEATURES_POINTER, name), "unknown feature" + hint);
        json.skipChildren();
      }
    }
  }

  private void readFeature(JsonParser json, JsonToken token, int place) {
    String pointer = RequestProblems.step(FEATURES_POINTER, schema.names().get(place));
    if (given[place]) {
      problems.add(pointer, "is given twice");
    }
    given[place] = true;
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (!token.isNumeric() || json.isNaN()) {
      problems.add(pointer, "expected a finite number or null, found " + kind(json, token));
      json.skipChildren();
      return;
    }
    float value = (float) json.getDoubleValue();
    if (Float.isInfinite(value)) {
      problems.add(pointer, "is too large for a 32-bit float");
    }
    values[place] = value;
  }

  private static String kind(JsonParser json, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case VALUE_NUMBER_FLOAT -> json.isNaN() ? "NaN or an infinity" : "a number with a fraction";
      default -> "something else";
    };
  }
}
