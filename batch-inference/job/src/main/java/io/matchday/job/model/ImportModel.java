package io.matchday.job.model;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.Calibration;
import io.matchday.model.GoldenRow;
import io.matchday.model.ImportedFile;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a bundle of a model file made elsewhere and registers it. The file stays as it is; what is
 * wrong with it and with the names of its features is refused together.
 */
public final class ImportModel {

  private final Path models;
  private final Clock clock;
  private final JdbcModels registry;

  /**
   * Imports into this database.
   *
   * @param models the folder the bundles lie in
   */
  public ImportModel(Database database, Path models, Clock clock) {
    this.models = models;
    this.clock = clock;
    this.registry = new JdbcModels(database, clock);
  }

  /** Imports a model; it answers only once it is promoted. */
  public ImportedModel run(ModelImport request) {
    String file = String.valueOf(request.file().getFileName());
    List<RefusedException> refusals = new ArrayList<>();
    Optional<List<FeatureNames>> names = noting(refusals, request.names());
    Optional<byte[]> content = noting(refusals, () -> ModelFile.content(request.file()));
    Optional<TreeEnsemble> ensemble =
        content.flatMap(bytes -> noting(refusals, () -> ModelFile.read(file, bytes)));
    Optional<RoundsChoice.Taken> rounds =
        ensemble.flatMap(trees -> noting(refusals, () -> request.rounds().of(file, trees)));
    List<Problem> problems = new ArrayList<>();
    ensemble.flatMap(trees -> ModelBundle.outcomeMisfit(file, trees)).ifPresent(problems::add);
    List<FeatureNames> sources = sources(file, names, ensemble, problems);
    Optional<FeatureSchema> schema =
        sources.isEmpty() ? Optional.empty() : new FeatureMatch(sources, problems).schema();
    refuseIfAny(refusals, problems);
    RoundsChoice.Taken taken = rounds.orElseThrow();
    ImportedFile origin =
        new ImportedFile(file, taken.rounds(), sources.get(0).names(), request.classes());
    ModelBundle bundle =
        write(content.orElseThrow(), ensemble.orElseThrow(), origin, schema.orElseThrow());
    ModelVersion version = ModelVersion.of(bundle, models, clock.instant());
    String words =
        "%d of %d, %s".formatted(taken.rounds(), ensemble.get().roundCount(), taken.reason());
    return new ImportedModel(version, registry.register(version), origin, schema.get(), words);
  }

  private ModelBundle write(
      byte[] content, TreeEnsemble ensemble, ImportedFile origin, FeatureSchema schema) {
    List<GoldenRow> rows = GoldenRows.of(origin.asScored(ensemble, schema));
    ModelCard card = new ModelCard(schema, origin, rows);
    ModelBundle bundle = ModelBundle.write(models, content, card, Calibration.IDENTITY);
    LoadedModel.of(bundle);
    return bundle;
  }

  /** Everybody who names the features, whoever is nearest to the caller first. */
  private static List<FeatureNames> sources(
      String file,
      Optional<List<FeatureNames>> given,
      Optional<TreeEnsemble> ensemble,
      List<Problem> problems) {
    List<FeatureNames> sources = new ArrayList<>(given.orElse(List.of()));
    if (ensemble.isEmpty()) {
      return sources;
    }
    List<String> inFile = ensemble.get().featureNames();
    if (!inFile.isEmpty()) {
      sources.add(new FeatureNames(file, inFile));
    } else if (sources.isEmpty()) {
      if (given.isPresent()) {
        problems.add(
            new Problem(file, "carries no feature names; give them with --features names.json"));
      }
    } else if (sources.get(0).names().size() != ensemble.get().featureCount()) {
      problems.add(
          new Problem(
              sources.get(0).place(),
              "has %d names, but the model has %d features"
                  .formatted(sources.get(0).names().size(), ensemble.get().featureCount())));
    }
    return sources;
  }

  private static <T> Optional<T> noting(List<RefusedException> refusals, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RefusedException e) {
      refusals.add(e);
      return Optional.empty();
    }
  }

  private static void refuseIfAny(List<RefusedException> refusals, List<Problem> found) {
    List<Problem> problems = new ArrayList<>();
    refusals.forEach(refusal -> problems.addAll(refusal.problems()));
    problems.addAll(found);
    if (!problems.isEmpty()) {
      throw new RefusedException(
          refusals.isEmpty() ? Refusal.MODEL : refusals.get(0).refusal(), problems);
    }
  }
}
