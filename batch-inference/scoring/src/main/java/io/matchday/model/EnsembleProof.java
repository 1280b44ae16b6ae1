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
    checkBooster();
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
    List<Float> baseMargins = baseMargins(objective, classes);
    checkTreeLists(classes);
    List<TreeParser.Parsed> trees = proveTrees(baseMargins);
    ModelHeader header =
        new ModelHeader(
            objective,
            parsed.featureCount,
            List.copyOf(parsed.featureNames),
            baseMargins,
            rounds(classes));
    return new TreeEnsemble(header, parsed.treeInfo, trees);
  }

  private void checkBooster() {
    boolean isDart = parsed.booster.equals("dart");
    if (!isDart && !parsed.booster.equals("gbtree")) {
      throw place.refused("the booster is " + named(parsed.booster) + ", expected gbtree or dart");
    }
    if (parsed.hasTreesInside != isDart) {
      throw place.refused("the trees are not where a " + parsed.booster + " model has them");
    }
    int weights = parsed.treeWeights.length;
    if (weights != (isDart ? parsed.trees.size() : 0)) {
      throw place.refused(
          "weight_drop has %d entries for %d trees of a %s model"
              .formatted(weights, parsed.trees.size(), parsed.booster));
    }
  }

  /** Files older than XGBoost 2 do not list the rounds' first trees. */
  private Rounds rounds(int classes) {
    int[] starts = parsed.roundStarts;
    if (starts.length == 0) {
      long aRound = (long) Math.max(1, parsed.parallelTrees) * classes;
      starts = Rounds.evenStarts(parsed.trees.size(), aRound);
    }
    return new Rounds(starts, parsed.bestRound, parsed.isFromWrapper);
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

  /** One base score for all classes, or since XGBoost 3.1 one for each. */
  private List<Float> baseMargins(Objective objective, int classes) {
    float[] scores = parsed.baseScore;
    if (scores.length != 1 && scores.length != classes) {
      throw place.refused(
          "base_score has %d numbers, expected 1 or %d".formatted(scores.length, classes));
    }
    List<Float> margins = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      float score = scores[scores.length == 1 ? 0 : i];
      float margin = objective.marginOf(score);
      if (!Float.isFinite(margin)) {
        throw place.refused("base_score is " + score + ", which is no finite margin");
      }
      margins.add(margin);
    }
    return List.copyOf(margins);
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

  private List<TreeParser.Parsed> proveTrees(List<Float> baseMargins) {
    double[] largest = new double[baseMargins.size()];
    List<TreeParser.Parsed> trees = new ArrayList<>();
    for (int tree = 0; tree < parsed.trees.size(); tree++) {
      place.enter("learner/gradient_booster/model/trees/" + tree);
      TreeParser.Parsed each = weighted(parsed.trees.get(tree), tree);
      largest[parsed.treeInfo[tree]] += TreeProof.prove(each, parsed.featureCount, place);
      place.leave();
      trees.add(each);
    }
    for (int i = 0; i < largest.length; i++) {
      // Half, since every addition rounds, and may do so upwards.
      if (largest[i] + Math.abs(baseMargins.get(i)) > Float.MAX_VALUE / 2) {
        throw place.refused("the leaves of class " + i + " can add up to infinity");
      }
    }
    return trees;
  }

  private TreeParser.Parsed weighted(TreeParser.Parsed each, int tree) {
    if (parsed.treeWeights.length == 0) {
      return each;
    }
    float weight = parsed.treeWeights[tree];
    if (!Float.isFinite(weight)) {
      throw place.refused("the weight is " + weight + ", expected a finite number");
    }
    return new TreeParser.Parsed(
        each.columns().weighted(weight), each.parents(), each.cover(), each.deleted());
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
