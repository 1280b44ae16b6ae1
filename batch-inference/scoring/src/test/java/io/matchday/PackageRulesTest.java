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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  @TempDir private Path folder;

  @Test
  void every_package_has_its_place_in_the_order() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass each : OURS) {
      packages.add(each.getPackageName());
    }

    Set<String> expected = new TreeSet<>();
    expected.add("io.matchday." + FREE);
    ORDER.forEach(name -> expected.add("io.matchday." + name));
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

  static Stream<String[]> pairsLookingRight() {
    return packages().stream()
        .flatMap(
            user ->
                ORDER.subList(ORDER.indexOf(user) + 1, ORDER.size()).stream()
                    .map(used -> new String[] {user, used}));
  }

  @ParameterizedTest
  @MethodSource("pairsLookingRight")
  void a_class_that_looks_right_is_caught(String user, String used) throws IOException {
    JavaClasses planted =
        PlantedClasses.oneThatUses("io.matchday." + user, "io.matchday." + used, folder);

    assertThatThrownBy(() -> PackageRules.looksOnlyLeft(user).check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.matchday." + user + ".User");
  }

  static List<String> foreign() {
    return FOREIGN;
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void the_module_does_without_spring_sql_and_native_code(String foreign) {
    PackageRules.doesWithout(foreign).check(OURS);
  }

  @Test
  void a_class_that_uses_spring_or_native_code_is_caught() throws IOException {
    for (String foreign : List.of("org.springframework.stereotype", "ml.dmlc.xgboost4j.java")) {
      JavaClasses planted =
          PlantedClasses.oneThatUses("io.matchday.scoring", foreign, folder.resolve(foreign));

      assertThatThrownBy(
              () -> FOREIGN.forEach(name -> PackageRules.doesWithout(name).check(planted)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("io.matchday.scoring.User");
    }
  }

  @Test
  void a_class_that_uses_sql_is_caught() {
    JavaClasses planted = new ClassFileImporter().importClasses(UsesSql.class);

    assertThatThrownBy(() -> PackageRules.doesWithout("java.sql").check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("UsesSql");
  }

  @Test
  void the_module_uses_no_other_module() {
    PackageRules.usesNoOtherModule().check(OURS);
  }

  @Test
  void a_class_that_uses_another_module_is_caught() throws IOException {
    JavaClasses planted =
        PlantedClasses.oneThatUses("io.matchday.scoring", "io.matchday.storage", folder);

    assertThatThrownBy(() -> PackageRules.usesNoOtherModule().check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.matchday.scoring.User");
  }

  /** Planted: no package of java.sql can be compiled anew, so the real one is used. */
  private record UsesSql(java.sql.Date date) {}
}
