package io.matchday.cli;

import io.matchday.model.DateSlice;
import io.matchday.model.ImportedFile;
import io.matchday.model.Manifest;
import io.matchday.model.ModelOrigin;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingSlices;
import io.matchday.model.TuningRecord;
import io.matchday.scoring.LoadedModel;
import io.matchday.scoring.ScorerChoice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All that is known of one model version: lines for people, a document for machines.
 *
 * @param model the version, loaded and proven
 * @param registeredAt when it was registered
 * @param aliases those that name it now
 */
record ModelSheet(LoadedModel model, Instant registeredAt, List<String> aliases) {

  /** What a model from results and shots must not be used for. */
  private static final String NOT_FOR =
      "staking money (bookmakers know line-ups, injuries and news that no feature here holds);"
          + " competitions, sexes or eras without matches in its training window; single matches as"
          + " if certain";

  /** What and its value, line by line. */
  Map<String, String> lines() {
    Manifest manifest = model.manifest();
    ModelOrigin origin = manifest.origin();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("id", manifest.runId().value());
    lines.put("registered_at", registeredAt.toString());
    lines.put("aliases", String.join(" ", aliases));
    if (origin instanceof ImportedFile imported) {
      imported(lines, imported);
    }
    origin.training().ifPresent(trained -> trained(lines, trained));
    lines.put("not_for", NOT_FOR);
    lines.put(
        "base",
        manifest
            .card()
            .base()
            .map(base -> "logit on %d features".formatted(base.terms().size()))
            .orElse("none"));
    lines.put("rounds", Integer.toString(origin.rounds()));
    lines.put("schema_id", manifest.schema().id());
    lines.put("features", features(origin, manifest));
    lines.put("temperature", Double.toString(model.calibration().temperature()));
    lines.put("model_file", manifest.modelFile());
    lines.put("model_sha256", manifest.modelSha256());
    ScorerChoice scoring = model.scoring();
    lines.put("scoring.alone", scoring.alone().label());
    lines.put("scoring.blocks", scoring.blocks().label());
    lines.put("scoring.reason", scoring.reason());
    return lines;
  }

  private static String features(ModelOrigin origin, Manifest manifest) {
    int known = manifest.schema().size();
    int asked = origin.fileFeatures(manifest.schema()).size();
    return asked == known ? Integer.toString(known) : "%d of %d".formatted(asked, known);
  }

  private static void imported(Map<String, String> lines, ImportedFile imported) {
    lines.put("origin", "imported from " + imported.file());
    lines.put("library", "unknown");
    lines.put(
        "classes",
        imported.classes().stream()
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ")));
  }

  private static void trained(Map<String, String> lines, TrainedHere trained) {
    TrainingSlices slices = trained.record().slices();
    lines.put("origin", "trained here");
    lines.put("library", trained.record().library());
    lines.put("seed", Long.toString(trained.record().seed()));
    trained.record().tuning().ifPresent(tuning -> lines.put("tuning", tuning(tuning)));
    lines.put("training_window", slices.windowFrom() + " to " + slices.windowTo());
    lines.put("slices.fitting", slice(slices.fitting()));
    lines.put("slices.stopping", slice(slices.stopping()));
    lines.put("slices.calibration", slice(slices.calibration()));
    lines.put("slices.held_out", slice(slices.heldOut()));
    JudgementLines.add(lines, trained.judgement());
  }

  private static String tuning(TuningRecord tuning) {
    return String.format(
        Locale.ROOT,
        "best of %d settings on %s to %s, log loss %.5f, defaults %.5f",
        tuning.candidates(),
        tuning.from(),
        tuning.to(),
        tuning.logLoss(),
        tuning.defaultLogLoss());
  }

  private static String slice(DateSlice slice) {
    return "%s to %s, %d matches".formatted(slice.from(), slice.to(), slice.rows());
  }

  /** Writes one JSON object: the manifest, and what is known beside it. */
  void writeJson(PrintWriter out) {
    StringWriter text = new StringWriter();
    JsonFactory factory = new JsonFactory();
    String manifest = model.manifest().json();
    try (JsonParser from = factory.createParser(ObjectReadContext.empty(), manifest);
        JsonGenerator to = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      from.nextToken();
      to.writeStartObject();
      while (from.nextToken() == JsonToken.PROPERTY_NAME) {
        to.copyCurrentStructureExact(from);
      }
      besideManifest(to);
      to.writeEndObject();
    }
    out.println(text);
    out.flush();
  }

  private void besideManifest(JsonGenerator to) {
    to.writeStringProperty("registered_at", registeredAt.toString());
    to.writeArrayPropertyStart("aliases");
    aliases.forEach(to::writeString);
    to.writeEndArray();
    to.writeObjectPropertyStart("calibration");
    to.writeNumberProperty("temperature", model.calibration().temperature());
    to.writeEndObject();
    ScorerChoice scoring = model.scoring();
    to.writeObjectPropertyStart("scoring");
    to.writeStringProperty("alone", scoring.alone().label());
    to.writeStringProperty("blocks", scoring.blocks().label());
    to.writeStringProperty("reason", scoring.reason());
    to.writeEndObject();
  }
}
