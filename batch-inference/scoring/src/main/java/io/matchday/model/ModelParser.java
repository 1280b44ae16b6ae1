package io.matchday.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads a model file by the layout XGBoost has written since 1.0 (doc/model.schema in its sources)
 * into what {@link EnsembleProof} then proves. What is read but never needed for scoring is passed
 * over.
 */
final class ModelParser {

  private final ModelReader in;

  final List<TreeParser.Parsed> trees = new ArrayList<>();
  final List<String> featureNames = new ArrayList<>();
  int[] version = {};
  int[] treeInfo = {};
  int[] roundStarts = {};
  float[] baseScore = {};
  float[] treeWeights = {};
  String booster = "";
  String objective = "";
  int claimedTrees = -1;
  int classCount;
  int objectiveClassCount;
  int featureCount;
  int targetCount = 1;
  int parallelTrees = 1;
  OptionalInt bestRound = OptionalInt.empty();
  boolean isFromWrapper;
  boolean hasTreesInside;
  private boolean hasModel;

  private ModelParser(ModelReader in) {
    this.in = in;
  }

  static ModelParser parse(ModelReader in) {
    ModelParser parser = new ModelParser(in);
    in.object(parser::top);
    in.end();
    return parser;
  }

  private void top(String name) {
    switch (name) {
      case "learner" -> in.object(this::learner);
      case "version" -> version = in.integers();
      default -> in.skip();
    }
  }

  private void learner(String name) {
    switch (name) {
      case "attributes" -> in.object(this::attribute);
      case "feature_names" -> in.array(index -> featureNames.add(featureText(index)));
      case "feature_types" -> in.array(index -> refuseCategory(featureText(index)));
      case "gradient_booster" -> in.object(this::gradientBooster);
      case "learner_model_param" -> in.object(this::learnerParameter);
      case "objective" -> in.object(this::objective);
      default -> in.skip();
    }
  }

  /** What the library's wrappers leave behind; anybody may add more. */
  private void attribute(String name) {
    switch (name) {
      case "best_iteration" -> bestRound = OptionalInt.of(ModelNumber.integer(in));
      case "scikit_learn" -> {
        isFromWrapper = true;
        in.skip();
      }
      default -> in.skip();
    }
  }

  /** What a list has for this feature; there are no more entries than a model may have features. */
  private String featureText(int index) {
    if (index >= EnsembleProof.MOST_FEATURES) {
      throw in.place().refused("is beyond the " + EnsembleProof.MOST_FEATURES + " features read");
    }
    return in.text();
  }

  private void refuseCategory(String type) {
    if (type.equals("c")) {
      throw in.place().refused("the feature is categorical, expected numerical ones");
    }
  }

  private void learnerParameter(String name) {
    switch (name) {
      case "base_score" -> baseScore = ModelNumber.floats(in);
      case "num_class" -> classCount = ModelNumber.integer(in);
      case "num_feature" -> featureCount = ModelNumber.integer(in);
      case "num_target" -> targetCount = ModelNumber.integer(in);
      default -> in.skip();
    }
  }

  private void objective(String name) {
    switch (name) {
      case "name" -> objective = in.text();
      case "softmax_multiclass_param" -> in.object(this::softmaxParameter);
      default -> in.skip();
    }
  }

  private void softmaxParameter(String name) {
    if (name.equals("num_class")) {
      objectiveClassCount = ModelNumber.integer(in);
    } else {
      in.skip();
    }
  }

  private void gradientBooster(String name) {
    switch (name) {
      case "name" -> booster = in.text();
      case "model" -> trees();
      case "gbtree" -> {
        hasTreesInside = true;
        in.object(this::insideDart);
      }
      case "weight_drop" -> treeWeights = in.floats();
      default -> in.skip();
    }
  }

  /** DART keeps its trees in a booster of its own, and their weights beside it. */
  private void insideDart(String name) {
    if (name.equals("model")) {
      trees();
    } else {
      in.skip();
    }
  }

  private void trees() {
    if (hasModel) {
      throw in.place().refused("there are trees in two places, expected one");
    }
    hasModel = true;
    in.object(this::model);
  }

  private void model(String name) {
    switch (name) {
      case "gbtree_model_param" -> in.object(this::treesParameter);
      case "tree_info" -> treeInfo = in.integers();
      case "iteration_indptr" -> roundStarts = in.integers();
      case "trees" -> in.array(index -> trees.add(TreeParser.parse(in, index)));
      default -> in.skip();
    }
  }

  private void treesParameter(String name) {
    switch (name) {
      case "num_trees" -> claimedTrees = ModelNumber.integer(in);
      case "num_parallel_tree" -> parallelTrees = ModelNumber.integer(in);
      default -> in.skip();
    }
  }
}
