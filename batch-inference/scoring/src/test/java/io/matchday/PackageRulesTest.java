package io.matchday;

import static io.matchday.PackageRules.FOREIGN;
import static io.matchday.PackageRules.FREE;
import static io.matchday.PackageRules.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.matchday.PlantedClasses.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the packages keep their rules, and that each rule sees a violation planted for it. */
class PackageRulesTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.matchday");

  private static final String OUR = "io.matchday.";
  private static final Use USES_ANOTHER_MODULE = new Use(OUR + "scoring", OUR + "storage.Database");

  private static PlantedClasses planted;

  @BeforeAll
  static void plant(@TempDir Path folder) {
    List<Use> uses = new ArrayList<>(looksRight().toList());
    uses.addAll(usesForeign().toList());
    uses.add(USES_ANOTHER_MODULE);
    planted = PlantedClasses.compile(folder, uses);
  }

  @Test
  void every_package_has_its_place_in_the_order() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass each : OURS) {
      packages.add(each.getPackageName());
    }

    Set<String> expected = new TreeSet<>();
    expected.add(OUR + FREE);
    ORDER.forEach(name -> expected.add(OUR + name));
    assertThat(packages).isEqualTo(expected);
  }

  static List<String> packages() {
    List<String> all = new ArrayList<>(ORDER);
    all.add(FREE);
    return all;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_looks_only_left(String name) {
    PackageRules.looksOnlyLeft(name).check(OURS);
  }

  static Stream<Use> looksRight() {
    return packages().stream()
        .flatMap(
            user ->
                ORDER.subList(ORDER.indexOf(user) + 1, ORDER.size()).stream()
                    .map(used -> new Use(OUR + user, OUR + used + ".Used")));
  }

  @ParameterizedTest
  @MethodSource("looksRight")
  void a_class_that_looks_right_is_caught(Use use) {
    String user = use.user().substring(OUR.length());

    assertThatThrownBy(() -> PackageRules.looksOnlyLeft(user).check(planted.user(use)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(use.user() + ".User");
  }

  static List<String> foreign() {
    return FOREIGN;
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void the_module_does_without_spring_sql_and_native_code(String foreign) {
    PackageRules.doesWithout(foreign).check(OURS);
  }

  static Stream<Use> usesForeign() {
    return Stream.of(
            "org.springframework.stereotype.Component",
            "java.sql.Connection",
            "ml.dmlc.xgboost4j.java.Booster")
        .map(used -> new Use(OUR + "scoring", used));
  }

  @ParameterizedTest
  @MethodSource("usesForeign")
  void a_class_that_uses_spring_sql_or_native_code_is_caught(Use use) {
    assertThatThrownBy(
            () -> FOREIGN.forEach(name -> PackageRules.doesWithout(name).check(planted.user(use))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.matchday.scoring.User");
  }

  @Test
  void the_module_uses_no_other_module() {
    PackageRules.usesNoOtherModule().check(OURS);
  }

  @Test
  void a_class_that_uses_another_module_is_caught() {
    assertThatThrownBy(
            () -> PackageRules.usesNoOtherModule().check(planted.user(USES_ANOTHER_MODULE)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.matchday.scoring.User");
  }
}
