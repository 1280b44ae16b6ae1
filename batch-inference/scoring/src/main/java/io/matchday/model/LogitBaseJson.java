package io.matchday.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes and reads the base of a model's margins. Numbers are exact: they are scored with. */
final class LogitBaseJson {

  static final String NAME = "base";

  /** As many digits as tell any two doubles apart. */
  private static final MathContext DIGITS = new MathContext(17);

  private LogitBaseJson() {}

  static void write(LogitBase base, JsonGenerator out) {
    out.writeObjectPropertyStart(NAME);
    out.writeNumberProperty("home", exact(base.home()));
    out.writeNumberProperty("away", exact(base.away()));
    out.writeArrayPropertyStart("terms");
    for (LogitBase.Term term : base.terms()) {
      out.writeStartObject();
      out.writeStringProperty("feature", term.feature());
      out.writeNumberProperty("fill", exact(term.fill()));
      out.writeNumberProperty("home", exact(term.home()));
      out.writeNumberProperty("away", exact(term.away()));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value).round(DIGITS);
  }

  /** Reads what the manifest says; empty, and noted in the fields, when it is no base. */
  static Optional<LogitBase> read(JsonFields manifest) {
    JsonFields fields = manifest.child(NAME);
    List<LogitBase.Term> terms = new ArrayList<>();
    for (JsonFields term : fields.children("terms")) {
      term.made("", () -> term(term)).ifPresent(terms::add);
    }
    return fields.made(
        "", () -> new LogitBase(fields.number("home"), fields.number("away"), terms));
  }

  private static LogitBase.Term term(JsonFields fields) {
    return new LogitBase.Term(
        fields.text("feature"),
        (float) fields.number("fill"),
        fields.number("home"),
        fields.number("away"));
  }
}
