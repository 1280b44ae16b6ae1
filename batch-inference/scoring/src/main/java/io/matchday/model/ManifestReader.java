package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads manifests and calibrations; everything wrong in one file is refused together. */
final class ManifestReader {

  private static final DateSlice NO_SLICE = new DateSlice(LocalDate.EPOCH, LocalDate.EPOCH, 0);

  private final JsonFields fields;

  private ManifestReader(JsonFields fields) {
    this.fields = fields;
  }

  static Manifest manifest(String file, byte[] content) {
    return new ManifestReader(JsonFields.of(file, content)).manifest();
  }

  static Calibration calibration(String file, byte[] content) {
    JsonFields fields = JsonFields.of(file, content);
    if (!fields.text("method").equals("temperature")) {
      fields.wrong("method", "expected \"temperature\"", "");
    }
    double temperature = fields.number("temperature");
    Optional<Calibration> calibration =
        fields.made("temperature", () -> new Calibration(temperature));
    fields.refuseIfWrong();
    return calibration.orElseThrow();
  }

  private Manifest manifest() {
    if (!fields.text("name").equals(Manifest.MODEL_NAME)) {
      fields.wrong("name", "expected \"" + Manifest.MODEL_NAME + "\"", "");
    }
    Optional<ModelRunId> runId = fields.made("run_id", () -> new ModelRunId(fields.text("run_id")));
    String modelFile = fields.text("model_file");
    if (!modelFile.equals(ModelFormat.UBJ.fileName())
        && !modelFile.equals(ModelFormat.JSON.fileName())) {
      fields.wrong("model_file", "expected model.ubj or model.json", "");
    }
    String sha256 = fields.text("model_sha256");
    Optional<FeatureSchema> schema = schema();
    Optional<? extends ModelOrigin> origin =
        fields.has("imported")
            ? imported(fields.child("imported"))
            : Optional.of(new TrainedHere(training(), JudgementJson.read(fields), reference()));
    List<GoldenRow> rows = goldenRows();
    Optional<LogitBase> base =
        fields.has(LogitBaseJson.NAME) ? LogitBaseJson.read(fields) : Optional.empty();
    Optional<ModelCard> card =
        schema.flatMap(
            known ->
                origin.flatMap(
                    from ->
                        fields.made("golden_rows", () -> new ModelCard(known, from, rows, base))));
    fields.refuseIfWrong();
    return new Manifest(runId.orElseThrow(), modelFile, sha256, card.orElseThrow());
  }

  private Optional<FeatureSchema> schema() {
    List<String> names = fields.texts("feature_names");
    Optional<FeatureSchema> schema = fields.made("feature_names", () -> new FeatureSchema(names));
    String id = fields.text("schema_id");
    if (schema.isPresent() && !schema.get().id().equals(id)) {
      fields.wrong("schema_id", "is not that of the feature names, " + schema.get().id(), "");
    }
    return schema;
  }

  private static Optional<ImportedFile> imported(JsonFields imported) {
    String file = imported.text("file");
    List<String> names = imported.texts("feature_names");
    int rounds = (int) Math.min(imported.integer("rounds"), Integer.MAX_VALUE);
    List<Outcome> classes = new ArrayList<>();
    for (String name : imported.texts("classes")) {
      imported.made("classes", () -> Outcome.valueOf(name)).ifPresent(classes::add);
    }
    return imported.made("", () -> new ImportedFile(file, rounds, names, classes));
  }

  private TrainingRecord training() {
    JsonFields given = fields.child("parameters");
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String name : given.names()) {
      parameters.put(name, given.text(name));
    }
    return new TrainingRecord(
        slices(fields.child("slices")),
        parameters,
        fields.integer("seed"),
        rounds(),
        fields.text("library"),
        fields.has("tuning") ? tuning(fields.child("tuning")) : Optional.empty());
  }

  private static Optional<TuningRecord> tuning(JsonFields tuning) {
    return tuning.made(
        "",
        () ->
            new TuningRecord(
                (int) Math.min(tuning.integer("candidates"), Integer.MAX_VALUE),
                tuning.date("from"),
                tuning.date("to"),
                tuning.number("default_log_loss"),
                tuning.number("log_loss")));
  }

  /** Bundles of before drift was measured say nothing of their window. */
  private Optional<TrainingReference> reference() {
    return fields.has(TrainingReferenceJson.NAME)
        ? TrainingReferenceJson.read(fields)
        : Optional.empty();
  }

  private int rounds() {
    long rounds = fields.integer("rounds");
    return rounds == (int) rounds
        ? (int) rounds
        : fields.wrong("rounds", "expected an integer of at most 32 bits", 0);
  }

  private static TrainingSlices slices(JsonFields slices) {
    return new TrainingSlices(
        slice(slices, "fitting"),
        slice(slices, "stopping"),
        slice(slices, "calibration"),
        slice(slices, "held_out"));
  }

  private static DateSlice slice(JsonFields slices, String name) {
    JsonFields slice = slices.child(name);
    return slices
        .made(
            name, () -> new DateSlice(slice.date("from"), slice.date("to"), slice.integer("rows")))
        .orElse(NO_SLICE);
  }

  private List<GoldenRow> goldenRows() {
    List<GoldenRow> rows = new ArrayList<>();
    for (JsonFields row : fields.children("golden_rows")) {
      row.made("", () -> new GoldenRow(packed(row, "features"), packed(row, "margins")))
          .ifPresent(rows::add);
    }
    return rows;
  }

  private static FeatureVector packed(JsonFields row, String name) {
    return FeatureVector.unpack(HexFormat.of().parseHex(row.text(name)));
  }
}
