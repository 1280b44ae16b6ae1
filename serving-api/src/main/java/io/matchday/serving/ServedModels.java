package io.matchday.serving;

import io.matchday.storage.JdbcModels;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models that answer now, by alias. A request takes one model once and keeps it to its end; all
 * of them are replaced by swapping one reference. Thread-safe.
 */
final class ServedModels {

  private record Shelf(Map<String, ServedModel> loaded, Set<String> known) {}

  private volatile Shelf shelf = new Shelf(Map.of(), Set.of());

  /** The model under an alias, told apart without case; empty when none is loaded. */
  Optional<ServedModel> find(String alias) {
    return Optional.ofNullable(shelf.loaded.get(folded(alias)));
  }

  /** Whether there is such an alias, loaded or not. */
  boolean isKnown(String alias) {
    return folded(alias).equals(folded(JdbcModels.PRODUCTION))
        || shelf.known.contains(folded(alias));
  }

  List<ServedModel> all() {
    return List.copyOf(shelf.loaded.values());
  }

  /** Swaps everything at once: the loaded models and the aliases that exist. */
  void replace(Collection<ServedModel> models, Collection<String> aliases) {
    Map<String, ServedModel> loaded = new LinkedHashMap<>();
    models.forEach(model -> loaded.put(folded(model.alias().alias()), model));
    Set<String> known = new TreeSet<>();
    aliases.forEach(alias -> known.add(folded(alias)));
    shelf = new Shelf(loaded, known);
  }

  static String folded(String alias) {
    return alias.toLowerCase(Locale.ROOT);
  }
}
