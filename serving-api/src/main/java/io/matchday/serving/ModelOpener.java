package io.matchday.serving;

import io.matchday.storage.ModelAlias;

/** Opens the model version an alias points to, proven and ready to score. */
@FunctionalInterface
interface ModelOpener {

  /**
   * Opens a model version.
   *
   * @throws io.matchday.refusal.RefusedException when its bundle cannot be used
   */
  OnlineModel open(ModelAlias alias);
}
