package io.matchday.serving;

import io.matchday.storage.ModelAlias;

/**
 * A loaded model under the alias it answers for.
 *
 * @param alias the alias, with what is registered of its version
 * @param model the model
 */
record ServedModel(ModelAlias alias, OnlineModel model) {}
