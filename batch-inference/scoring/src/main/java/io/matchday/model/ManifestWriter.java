package io.matchday.model;

import io.matchday.feature.FeatureVector;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes manifests and calibrations as JSON, the same bytes for the same content everywhere. */
final class ManifestWriter {

  private static final int DECIMALS = 6;
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonGenerator out;

  private ManifestWriter(JsonGenerator out) {
    this.out = out;
  }

  static byte[] write(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = generator(bytes)) {
      new ManifestWriter(out).manifest(manifest);
    }
    return ended(bytes);
  }

  static byte[] write(Calibration calibration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = generator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("method", "temperature");
      out.writeNumberProperty("temperature", BigDecimal.valueOf(calibration.temperature()));
      out.writeEndObject();
    }
    return ended(bytes);
  }

  private static JsonGenerator generator(ByteArrayOutputStream bytes) {
    PrettyPrinter pretty = new DefaultPrettyPrinter().withObjectIndenter(LINES);
    return JSON.writer().with(pretty).createGenerator(bytes);
  }

  private static byte[] ended(ByteArrayOutputStream bytes) {
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void manifest(Manifest manifest) {
    out.writeStartObject();
    out.writeStringProperty("name", Manifest.MODEL_NAME);
    out.writeStringProperty("run_id", manifest.runId().value());
    out.writeStringProperty("model_file", manifest.modelFile());
    out.writeStringProperty("model_sha256", manifest.modelSha256());
    if (manifest.origin() instanceof ImportedFile imported) {
      imported(imported);
    }
    manifest.origin().training().ifPresent(this::training);
    out.writeStringProperty("schema_id", manifest.schema().id());
    names(manifest.schema().names());
    manifest.card().base().ifPresent(base -> LogitBaseJson.write(base, out));
    goldenRows(manifest.card());
    out.writeEndObject();
  }

  private void names(List<String> names) {
    out.writeArrayPropertyStart("feature_names");
    names.forEach(out::writeString);
    out.writeEndArray();
  }

  private void imported(ImportedFile imported) {
    out.writeObjectPropertyStart("imported");
    out.writeStringProperty("file", imported.file());
    out.writeNumberProperty("rounds", imported.rounds());
    names(imported.featureNames());
    out.writeArrayPropertyStart("classes");
    imported.classes().forEach(outcome -> out.writeString(outcome.name()));
    out.writeEndArray();
    out.writeEndObject();
  }

  private void training(TrainedHere trained) {
    TrainingRecord training = trained.record();
    out.writeStringProperty("library", training.library());
    out.writeNumberProperty("seed", training.seed());
    out.writeNumberProperty("rounds", training.rounds());
    out.writeObjectPropertyStart("parameters");
    training.parameters().forEach(out::writeStringProperty);
    out.writeEndObject();
    training.tuning().ifPresent(this::tuning);
    slices(training.slices());
    JudgementJson.write(trained.judgement(), out);
    trained.reference().ifPresent(reference -> TrainingReferenceJson.write(reference, out));
  }

  private void tuning(TuningRecord tuning) {
    out.writeObjectPropertyStart("tuning");
    out.writeNumberProperty("candidates", tuning.candidates());
    out.writeStringProperty("from", tuning.from().toString());
    out.writeStringProperty("to", tuning.to().toString());
    number("default_log_loss", tuning.defaultLogLoss());
    number("log_loss", tuning.logLoss());
    out.writeEndObject();
  }

  /** Doubles as rounded decimals: JDK 17 and 19 print the last digits of a double differently. */
  private void number(String name, double value) {
    out.writeNumberProperty(name, new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  private void slices(TrainingSlices slices) {
    out.writeObjectPropertyStart("slices");
    slice("fitting", slices.fitting());
    slice("stopping", slices.stopping());
    slice("calibration", slices.calibration());
    slice("held_out", slices.heldOut());
    out.writeEndObject();
    out.writeObjectPropertyStart("training_window");
    out.writeStringProperty("from", slices.windowFrom().toString());
    out.writeStringProperty("to", slices.windowTo().toString());
    out.writeEndObject();
  }

  private void slice(String name, DateSlice slice) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("from", slice.from().toString());
    out.writeStringProperty("to", slice.to().toString());
    out.writeNumberProperty("rows", slice.rows());
    out.writeEndObject();
  }

  /** Golden rows packed as feature rows are stored, in hex: exact, with NaN and -0. */
  private void goldenRows(ModelCard card) {
    out.writeArrayPropertyStart("golden_rows");
    for (GoldenRow row : card.goldenRows()) {
      FeatureVector features = row.features();
      out.writeStartObject();
      out.writeStringProperty("features", HexFormat.of().formatHex(features.pack()));
      out.writeStringProperty("margins", HexFormat.of().formatHex(row.packMargins()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** The manifest as it reads with another run id, which its own id is computed from. */
  static byte[] withoutRunId(byte[] manifest, ModelRunId runId) {
    String text = new String(manifest, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(runId.value());
    if (at < 0) {
      return manifest;
    }
    String blank = "0".repeat(runId.value().length());
    String without = text.substring(0, at) + blank + text.substring(at + blank.length());
    return without.getBytes(StandardCharsets.ISO_8859_1);
  }
}
