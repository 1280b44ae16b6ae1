package io.matchday.cli;

import io.matchday.job.model.FeatureNames;
import io.matchday.job.model.ImportModel;
import io.matchday.job.model.ImportedModel;
import io.matchday.job.model.ModelImport;
import io.matchday.job.model.RoundsChoice;
import io.matchday.match.Outcome;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a model that was made elsewhere into the registry. */
@Command(
    name = "import",
    description = {
      "Register a 1X2 model that XGBoost saved elsewhere as JSON or UBJ. Its features must be some of those we compute, by name and in any order.",
      "It answers only once it is promoted."
    })
final class ModelsImport implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "the model file")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--features",
      paramLabel = "NAMES",
      description = "JSON array of the feature names in the model's order, when FILE has none")
  private Optional<Path> features = Optional.empty();

  @Option(
      names = "--mlflow-run",
      paramLabel = "DIR",
      description =
          "instead of FILE: the folder of an MLflow run or model; its signature names the"
              + " features")
  private Optional<Path> mlflowRun = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "best|all|N",
      description =
          "rounds to answer with (default: as whatever saved it would predict, that is"
              + " XGBClassifier to the best round, Booster with all)")
  private Optional<String> rounds = Optional.empty();

  @Option(
      names = "--classes",
      paramLabel = "OUTCOMES",
      split = ",",
      description =
          "what its classes 0, 1 and 2 stand for (default: home,draw,away); labels sorted"
              + " by letter, as scikit-learn does with A, D and H, are away,draw,home")
  private List<String> classes = List.of("home", "draw", "away");

  ModelsImport(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (file.isPresent() == mlflowRun.isPresent()) {
      throw new RefusedException(Refusal.USAGE, "name one model: either FILE or --mlflow-run DIR");
    }
    RoundsChoice choice = rounds.map(RoundsChoice::named).orElse(RoundsChoice.asSaved());
    ModelImport request = request(choice);
    try (Workspace workspace = session.open()) {
      ImportModel job =
          new ImportModel(workspace.database(), workspace.home().models(), workspace.clock());
      print(job.run(request), session.out());
    }
  }

  private ModelImport request(RoundsChoice choice) {
    List<FeatureNames> named = new ArrayList<>();
    if (mlflowRun.isPresent()) {
      MlflowModel model = MlflowModel.in(mlflowRun.get());
      model.signature().ifPresent(named::add);
      return new ModelImport(model.file(), () -> names(named), choice, outcomes());
    }
    if (!Files.exists(file.get(), LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          Refusal.NO_INPUT, List.of(new Problem(file.get().toString(), "is not there")));
    }
    return new ModelImport(file.get(), () -> names(named), choice, outcomes());
  }

  private List<FeatureNames> names(List<FeatureNames> signature) {
    List<FeatureNames> names = new ArrayList<>();
    features.map(FeatureNamesFile::read).ifPresent(names::add);
    names.addAll(signature);
    return names;
  }

  private List<Outcome> outcomes() {
    List<Outcome> known = List.of(Outcome.values());
    List<Outcome> outcomes =
        classes.stream()
            .flatMap(name -> known.stream().filter(outcome -> word(outcome).equals(name)))
            .toList();
    if (outcomes.size() != classes.size()
        || outcomes.size() != Outcome.COUNT
        || !outcomes.containsAll(known)) {
      throw new RefusedException(
          Refusal.USAGE,
          "--classes must be home, draw and away in the model's order, such as away,draw,home");
    }
    return outcomes;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static void print(ImportedModel model, PrintWriter out) {
    String id = model.version().runId().value();
    int used = model.origin().featureNames().size();
    out.printf(
        "model %s %s, from %s%n",
        id,
        model.isNew() ? "registered" : "was registered before: same file and choices",
        model.origin().file());
    out.printf("rounds: %s%n", model.rounds());
    out.printf(
        "features: %d of the %d we compute%s%n",
        used,
        model.schema().size(),
        model.origin().featureNames().equals(model.schema().names()) ? "" : ", placed by name");
    out.printf(
        "classes: %s; no model file says so, so make sure%n",
        model.origin().classes().stream()
            .map(ModelsImport::word)
            .collect(Collectors.joining(", ")));
    out.println("nothing is known of its quality; matches up to today count as seen by it");
    out.printf("to let it answer: models promote %s%n", id);
  }
}
