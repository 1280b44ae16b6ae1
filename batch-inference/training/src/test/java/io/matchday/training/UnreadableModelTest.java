package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.model.ModelFile;
import io.matchday.refusal.RefusedException;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library trains and we do not score is refused by its name, in both formats. */
@NeedsNativeLibrary
class UnreadableModelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "booster   | gblinear          | the booster is gblinear, expected gbtree or dart",
        "objective | reg:squarederror  | the objective is reg:squarederror, expected multi:softprob",
        "objective | count:poisson     | the objective is count:poisson, expected multi:softprob",
        "objective | binary:hinge      | the objective is binary:hinge, expected multi:softprob",
        "multi_strategy | multi_output_tree | the tree has vector leaves, expected one number a",
      })
  void a_model_of_another_kind_is_refused(String parameter, String value, String message)
      throws XGBoostError {
    Map<String, Object> wanted = new HashMap<>(Map.of(parameter, value, "tree_method", "hist"));
    wanted.put("num_parallel_tree", 1);
    if (parameter.equals("objective")) {
      wanted.put("num_class", 0);
      wanted.put("base_score", 0.5);
    }
    try (RandomModel model = new RandomModel(3, wanted)) {
      for (String format : new String[] {"json", "ubj"}) {
        byte[] file = model.file(format);

        assertThatThrownBy(() -> ModelFile.read("theirs." + format, file))
            .isInstanceOf(RefusedException.class)
            .hasMessageStartingWith("theirs." + format + ": ")
            .hasMessageContaining(message);
      }
    }
  }
}
