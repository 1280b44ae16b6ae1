package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * What the forms that score in slices share: the ensemble laid out for them.
 *
 * @param featureCount how many features a row has
 * @param baseMargins what every row starts from
 * @param conditions the questions the nodes ask
 * @param trees the trees, and which question each node asks
 */
record SlicedModel(
    int featureCount, BaseMargins baseMargins, Conditions conditions, SlicedTrees trees) {

  static SlicedModel of(TreeEnsemble ensemble, TreeDepths depths, Conditions conditions) {
    return new SlicedModel(
        ensemble.featureCount(),
        new BaseMargins(ensemble),
        conditions,
        new SlicedTrees(ensemble, depths, conditions));
  }
}
