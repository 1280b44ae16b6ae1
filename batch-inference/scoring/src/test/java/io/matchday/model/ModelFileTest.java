package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {

  private static final String MODEL =
      new String(ModelText.softprob(List.of("a", "b"), 7), StandardCharsets.UTF_8)
          .replace("\n", "");

  @Test
  void a_file_is_read_by_its_content_whatever_its_name() {
    TreeEnsemble json = ModelFile.read("model.ubj", GoldenModel.json());
    TreeEnsemble ubj = ModelFile.read("model.json", GoldenModel.ubj());

    assertThat(ubj.nodeCount()).isEqualTo(json.nodeCount());
    assertThat(ubj.objective()).isEqualTo(json.objective());
  }

  @Test
  void the_names_and_counts_of_a_file_are_told() {
    TreeEnsemble ensemble = ModelFile.read("m", bytes(MODEL));

    assertThat(ensemble.featureNames()).containsExactly("a", "b");
    assertThat(ensemble.treeCount()).isEqualTo(6);
    assertThat(ensemble.classCount()).isEqualTo(3);
    assertThat(ensemble.baseMargin(0)).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'5E-1'                    | '[5E-1]'",
        "'5E-1'                    | '[5E-1,0.5,5e-1]'",
      })
  void a_base_score_may_be_one_number_or_a_list(String from, String to) {
    TreeEnsemble ensemble = ModelFile.read("m", bytes(MODEL.replace(from, to)));

    assertThat(ensemble.baseMargin(0)).isEqualTo(0.5f);
  }

  @Test
  void the_base_score_of_a_binary_model_is_a_probability() {
    String binary =
        MODEL
            .replace("\"num_class\":\"3\",", "\"num_class\":\"0\",")
            .replace("\"tree_info\":[0,1,2,0,1,2]", "\"tree_info\":[0,0,0,0,0,0]")
            .replace("multi:softprob", "binary:logistic")
            .replace("\"base_score\":\"5E-1\"", "\"base_score\":\"2E-1\"");

    assertThat(ModelFile.read("m", bytes(binary)).baseMargin(0)).isEqualTo((float) -Math.log(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\":\"gbtree\"' | '\"name\":\"gblinear\"' | the booster is gblinear, expected gbtree or dart",
        "'\"name\":\"gbtree\"' | '\"name\":\"dart\"' | the trees are not where a dart model has them",
        "'\"name\":\"gbtree\"' | '\"name\":\"gbtree\",\"weight_drop\":[1]' | weight_drop has 1 entries",
        "'\"name\":\"gbtree\"' | '\"gbtree\":{\"model\":{}},\"name\":\"gbtree\"' | there are trees in two places",
        "'\"attributes\":{}' | '\"attributes\":{\"best_iteration\":\"x\"}' | expected an integer",
        "multi:softprob | rank:pairwise | the objective is rank:pairwise, expected multi:softprob",
        "'\"left_children\":[1,3,' | '\"left_children\":[1,0,' | node 0 is reached twice, by node 1",
        "'\"left_children\":[1,3,' | '\"left_children\":[1,4,' | node 4 is reached twice, by node 1",
        "'\"left_children\":[1,3,' | '\"left_children\":[1,9,' | node 1 has child 9, expected 1 to 4",
        "'\"left_children\":[1,3,' | '\"left_children\":[1,-1,' | node 1 has children -1 and 4",
        "'\"left_children\":[1,3,' | '\"left_children\":[1,' | left_children has 4 entries",
        "'\"right_children\":[2,4,-1' | '\"right_children\":[2,4,3' | node 2 has children -1 and 3",
        "'\"parents\":[2147483647,0,0' | '\"parents\":[2147483647,0,1' | node 2 has parent 1, which is not so",
        "'\"parents\":[2147483647,0' | '\"parents\":[0,0' | node 0 has parent 0, which is not so",
        "'\"parents\":[2147483647,' | '\"parents\":[2147483647,0,' | parents has 6 entries",
        "'\"default_left\":[1,' | '\"default_left\":[2,' | node 0 has a default_left other than 0 and 1",
        "'\"num_deleted\":\"0\"' | '\"num_deleted\":\"1\"' | the root leads to 5 of 5 nodes",
        "'\"num_nodes\":\"5\"' | '\"num_nodes\":\"0\"' | num_nodes is 0, expected 1 or more",
        "'\"size_leaf_vector\":\"1\"' | '\"size_leaf_vector\":\"3\"' | the tree has vector leaves",
        "'\"size_leaf_vector\":\"1\"' | '\"size_leaf_vector\":\"-1\"' | the tree has vector leaves",
        "'\"split_type\":[0' | '\"split_type\":[1' | the tree has categorical splits",
        "'\"feature_types\":[]' | '\"feature_types\":[\"c\",\"q\"]' | the feature is categorical",
        "'\"split_conditions\":[' | '\"split_conditions\":[1e99,' | split_conditions has 6 entries",
        "'\"tree_info\":[0,1,2' | '\"tree_info\":[0,1,99' | tree_info of tree 2 is 99, expected 0 to 2",
        "'\"num_trees\":\"6\"' | '\"num_trees\":\"7\"' | 6 trees are there, but num_trees is 7",
        "'\"iteration_indptr\":[0,3,6]' | '\"iteration_indptr\":[0,6,6]' | iteration_indptr does not",
        "'\"id\":3' | '\"id\":4' | 'trees/3/id: is out of order, expected 3'",
        "'\"num_feature\":\"2\",\"num_target\"' | '\"num_feature\":\"9\",\"num_target\"' | 2 names",
        "'\"num_target\":\"1\"' | '\"num_target\":\"2\"' | num_target is 2, expected 0 to 1",
        "'\"num_class\":\"3\",' | '\"num_class\":\"4\",' | num_class is 4 in the learner but 3",
        "5E-1 | 'NaN' | base_score: is \"NaN\", expected a number",
        "5E-1 | 'half' | base_score: is \"half\", expected a number",
        "5E-1 | '[1,2]' | 'base_score has 2 numbers, expected 1 or 3'",
        "5E-1 | '[1,2,1e99]' | base_score is Infinity, which is no finite margin",
        "5E-1 | '0.1234567891' | has more than the 9 significant digits XGBoost reads",
        "5E-1 | '0x1p-1' | base_score: is \"0x1p-1\", expected a number",
        "'[3,0,4]' | '[4,0,0]' | the version is [4, 0, 0], expected XGBoost 1 to 3",
        "'\"attributes\":{}' | '\"attributes\":{},\"attributes\":{}' | learner/attributes: comes twice",
        "'\"version\"' | '\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1' | not well-formed JSON",
        "'[3,0,4]}' | '[3,0,4]}1' | something follows the model",
      })
  void a_defect_is_refused_with_its_place(String from, String to, String message) {
    assertThat(MODEL).contains(from);

    assertThatThrownBy(() -> ModelFile.read("some.json", bytes(MODEL.replace(from, to))))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL))
        .hasMessageStartingWith("some.json: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'',is no model file",
    "binf123,is in XGBoost's old binary format",
    "PK,is no model file",
    "{},the version is []",
  })
  void a_foreign_file_is_refused(String content, String message) {
    assertThatThrownBy(() -> ModelFile.read("x", bytes(content)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_huge_claim_in_a_ubj_file_allocates_nothing() {
    byte[] typed = bytes("{L\0\0\0\0\0\0\0\1x[$d#L\0\u007f\0\0\0\0\0\0}");

    assertThatThrownBy(() -> ModelFile.read("x.ubj", typed))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("elements, more than the file holds");
  }

  @Test
  void bytes_after_a_ubj_model_are_refused() {
    byte[] longer = Arrays.copyOf(GoldenModel.ubj(), GoldenModel.ubj().length + 1);

    assertThatThrownBy(() -> ModelFile.read("x.ubj", longer))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("1 bytes follow the model");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
