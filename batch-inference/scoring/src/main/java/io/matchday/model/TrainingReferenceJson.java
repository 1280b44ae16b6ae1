package io.matchday.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes and reads the part of a manifest that says what the training window looked like. */
final class TrainingReferenceJson {

  static final String NAME = "training_reference";

  private static final int DECIMALS = 6;

  /** As many digits as tell any two doubles apart, and so any two floats. */
  private static final int MOST_DIGITS = 17;

  private TrainingReferenceJson() {}

  static void write(TrainingReference reference, JsonGenerator out) {
    out.writeObjectPropertyStart(NAME);
    out.writeNumberProperty("rows", reference.rows());
    out.writeNumberProperty("home", rounded(reference.home()));
    out.writeNumberProperty("draw", rounded(reference.draw()));
    out.writeNumberProperty("away", rounded(reference.away()));
    out.writeArrayPropertyStart("features");
    for (FeatureReference feature : reference.features()) {
      out.writeStartObject();
      out.writeArrayPropertyStart("edges");
      feature.edges().forEach(edge -> out.writeNumber(shortest(edge)));
      out.writeEndArray();
      out.writeArrayPropertyStart("shares");
      feature.shares().forEach(share -> out.writeNumber(rounded(share)));
      out.writeEndArray();
      out.writeNumberProperty("missing", rounded(feature.missing()));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  /** The fewest digits that read back as this float; JDK 17 and 19 print floats differently. */
  private static BigDecimal shortest(float value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if ((float) rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Reads what the manifest says; empty, and noted in the fields, when it is no reference. */
  static Optional<TrainingReference> read(JsonFields manifest) {
    JsonFields fields = manifest.child(NAME);
    List<FeatureReference> features = new ArrayList<>();
    for (JsonFields feature : fields.children("features")) {
      feature.made("", () -> feature(feature)).ifPresent(features::add);
    }
    return fields.made(
        "",
        () ->
            new TrainingReference(
                fields.integer("rows"),
                fields.number("home"),
                fields.number("draw"),
                fields.number("away"),
                features));
  }

  private static FeatureReference feature(JsonFields fields) {
    List<Float> edges = new ArrayList<>();
    fields.numbers("edges").forEach(edge -> edges.add(edge.floatValue()));
    return new FeatureReference(edges, fields.numbers("shares"), fields.number("missing"));
  }
}
