package io.matchday.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.matchday.planted.PlantedController;
import io.matchday.planted.PlantedView;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service may not depend on; every rule is shown to fail on a planted violation. */
class ServingRulesTest {

  private static final Map<String, ArchRule> RULES =
      Map.of(
          "no batch",
              noClasses()
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "org.springframework.batch..",
                      "io.matchday.job..",
                      "io.matchday.training..",
                      "ml.dmlc.."),
          "no SQL outside storage",
              noClasses()
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."),
          "views are records",
              classes().that().haveSimpleNameEndingWith("View").should().beRecords());

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.matchday.serving");

  @ParameterizedTest
  @ValueSource(strings = {"no batch", "no SQL outside storage", "views are records"})
  void the_service_keeps_the_rule(String rule) {
    assertThat(SERVICE).hasSizeGreaterThan(30);
    RULES.get(rule).check(SERVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no batch", "no SQL outside storage", "views are records"})
  void a_planted_violation_is_caught(String rule) {
    JavaClasses planted =
        new ClassFileImporter().importClasses(PlantedController.class, PlantedView.class);

    assertThatThrownBy(() -> RULES.get(rule).check(planted)).isInstanceOf(AssertionError.class);
  }

  @Test
  void spring_batch_is_not_even_on_the_class_path() {
    assertThat(getClass().getResource("/org/springframework/batch/core/job/Job.class")).isNull();
  }
}
