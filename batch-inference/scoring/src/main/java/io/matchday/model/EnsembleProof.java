package io.matchday.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Proves that what was parsed is an ensemble we can score, and makes it one. */
final class EnsembleProof {

  /** The most features a model may have. */
  static final int MOST_FEATURES = 100_000;

  private static final int MOST_CLASSES = 1_000;
  private static final int NEWEST_MAJOR = 3;

  private final ModelParser parsed;
  private final Place place;

  private EnsembleProof(ModelParser parsed, Place place) {
    this.parsed = parsed;
    this.place = place;
  }

  static TreeEnsemble prove(ModelParser parsed, Place place) {
    return new EnsembleProof(parsed, place).ensemble();
  }

  private TreeEnsemble ensemble() {
    checkVersion();
    if (!parsed.booster.equals("gbtree")) {
      throw place.refused("the booster is " + named(parsed.booster) + ", expected gbtree");
    }
    Objective objective =
        Objective.of(parsed.objective)
            .orElseThrow(
                () ->
                    place.refused(
                        "the objective is %s, expected multi:softprob, multi:softmax or binary:logistic"
                            .formatted(named(parsed.objective))));
    inRange("num_feature", parsed.featureCount, 1, MOST_FEATURES);
    inRange("num_target", parsed.targetCount, 0, 1);
    int classes = classCount(objective);
    checkNames();
    float baseMargin = baseMargin(objective, classes);
    checkTreeLists(classes);
    List<TreeColumns> trees = proveTrees(classes, baseMargin);
    ModelHeader header =
        new ModelHeader(
            objective, parsed.featureCount, List.copyOf(parsed.featureNames), classes, baseMargin);
    return new TreeEnsemble(header, parsed.treeInfo, trees);
  }

  private void checkVersion() {
    int[] version = parsed.version;
    if (version.length != 3 || version[0] < 1 || version[0] > NEWEST_MAJOR) {
      throw place.refused(
          "the version is %s, expected XGBoost 1 to %d"
              .formatted(version.length > 3 ? "too long" : Arrays.toString(version), NEWEST_MAJOR));
    }
  }

  private int classCount(Objective objective) {
    if (!objective.isMulticlass()) {
      inRange("num_class", parsed.classCount, 0, 1);
      return 1;
    }
    inRange("num_class", parsed.classCount, 2, MOST_CLASSES);
    if (parsed.objectiveClassCount != parsed.classCount) {
      throw place.refused(
          "num_class is %d in the learner but %d in the objective"
              .formatted(parsed.classCount, parsed.objectiveClassCount));
    }
    return parsed.classCount;
  }

  private void checkNames() {
    int names = parsed.featureNames.size();
    if (names != 0 && names != parsed.featureCount) {
      throw place.refused(
          "feature_names has %d names, expected num_feature %d"
              .formatted(names, parsed.featureCount));
    }
  }

  /**
   * One base score for every class; differing ones exist since 3.1 only and are not proven here.
   */
  private float baseMargin(Objective objective, int classes) {
    float[] scores = parsed.baseScore;
    if (scores.length != 1 && scores.length != classes) {
      throw place.refused(
          "base_score has %d numbers, expected 1 or %d".formatted(scores.length, classes));
    }
    for (float score : scores) {
      if (Float.compare(score, scores[0]) != 0) {
        throw place.refused("base_score differs between classes, expected one for all");
      }
    }
    float margin = objective.marginOf(scores[0]);
    if (!Float.isFinite(margin)) {
      throw place.refused("base_score is " + scores[0] + ", which is no finite margin");
    }
    return margin;
  }

  private void checkTreeLists(int classes) {
    int count = parsed.trees.size();
    if (count == 0) {
      throw place.refused("there are no trees");
    }
    if (parsed.claimedTrees != count || parsed.treeInfo.length != count) {
      throw place.refused(
          "%d trees are there, but num_trees is %d and tree_info has %d entries"
              .formatted(count, parsed.claimedTrees, parsed.treeInfo.length));
    }
    for (int tree = 0; tree < count; tree++) {
      inRange("tree_info of tree " + tree, parsed.treeInfo[tree], 0, classes - 1);
    }
    checkRounds(count);
  }

  /** The list of the rounds' first trees is absent from files older than XGBoost 2. */
  private void checkRounds(int count) {
    int[] starts = parsed.roundStarts;
    if (starts.length == 0) {
      return;
    }
    boolean rising = starts[0] == 0 && starts[starts.length - 1] == count;
    for (int i = 1; i < starts.length; i++) {
      rising &= starts[i] > starts[i - 1];
    }
    if (!rising) {
      throw place.refused("iteration_indptr does not rise from 0 to the number of trees");
    }
  }

  private List<TreeColumns> proveTrees(int classes, float baseMargin) {
    double[] largest = new double[classes];
    List<TreeColumns> trees = new ArrayList<>();
    for (int tree = 0; tree < parsed.trees.size(); tree++) {
      TreeParser.Parsed each = parsed.trees.get(tree);
      place.enter("learner/gradient_booster/model/trees/" + tree);
      largest[parsed.treeInfo[tree]] += TreeProof.prove(each, parsed.featureCount, place);
      place.leave();
      trees.add(each.columns());
    }
    for (int i = 0; i < largest.length; i++) {
      // Half, since every addition rounds, and may do so upwards.
      if (largest[i] + Math.abs(baseMargin) > Float.MAX_VALUE / 2) {
        throw place.refused("the leaves of class " + i + " can add up to infinity");
      }
    }
    return trees;
  }

  private void inRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw place.refused("%s is %d, expected %d to %d".formatted(name, value, least, most));
    }
  }

  private static String named(String name) {
    return name.isEmpty() ? "absent" : Place.quote(name);
  }
}
