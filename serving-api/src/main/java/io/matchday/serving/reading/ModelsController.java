package io.matchday.serving.reading;

import io.matchday.model.ModelRunId;
import io.matchday.serving.HttpProblem;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells of the registered model versions. */
@RestController
final class ModelsController {

  private final ReadingStores stores;
  private final JdbcModels models;

  ModelsController(ReadingStores stores) {
    this.stores = stores;
    this.models = stores.models;
  }

  @ModelsDocument
  @GetMapping(
      path = {"/models", "/models/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<ModelView> list(HttpServletRequest request) {
    Query.of(request, List.of()).throwIfRefused();
    return stores.reads.read(
        () -> {
          Map<String, ModelRunId> aliases = models.aliases();
          return models.versions().stream().map(one -> ModelView.of(one, aliases)).toList();
        });
  }

  @ModelDocument
  @GetMapping(
      path = {"/models/{model}", "/models/{model}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ModelCardView model(@PathVariable("model") String name, HttpServletRequest request) {
    Query.of(request, List.of()).throwIfRefused();
    return stores.reads.read(
        () ->
            find(name)
                .map(
                    version ->
                        ModelCardView.of(version, models.aliases(), stores.activations.all()))
                .orElseThrow(
                    () -> HttpProblem.notFound("there is no such model version or alias")));
  }

  private Optional<ModelVersion> find(String name) {
    return ModelRunId.isWellFormed(name)
        ? models.find(new ModelRunId(name))
        : Optional.of(name)
            .filter(alias -> alias.chars().noneMatch(Character::isISOControl))
            .flatMap(models::named);
  }
}
