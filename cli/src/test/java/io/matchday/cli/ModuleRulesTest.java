package io.matchday.cli;

import static io.matchday.cli.ModuleRules.HOMELESS;
import static io.matchday.cli.ModuleRules.MAY_USE;
import static io.matchday.cli.ModuleRules.OUR;
import static io.matchday.cli.ModuleRules.PACKAGES;
import static io.matchday.cli.ModuleRules.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.matchday.PlantedClasses;
import io.matchday.PlantedClasses.Use;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the modules keep their rules, and that each rule sees a violation planted for it. */
class ModuleRulesTest {

  /** A type of each library that the planted classes use; only Java's own are real. */
  private static final Map<String, String> TYPES =
      Map.of("java.sql", "java.sql.Connection", "javax.sql", "javax.sql.DataSource");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.matchday");

  private static PlantedClasses planted;

  @BeforeAll
  static void plant(@TempDir Path folder) {
    planted =
        PlantedClasses.compile(
            folder,
            Stream.of(usesOfOtherModules(), usesOfLibraries(), homelessClasses())
                .flatMap(uses -> uses)
                .toList());
  }

  @Test
  void every_package_lies_in_the_module_it_is_listed_for() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass each : OURS) {
      packages.add(each.getPackageName().substring(OUR.length()).split("\\.", 2)[0]);
    }

    Set<String> listed = new TreeSet<>();
    PACKAGES.values().forEach(listed::addAll);
    listed.removeAll(PACKAGES.get("benchmarks")); // Not on the class path of the program.
    assertThat(packages).isEqualTo(listed);
  }

  static Set<String> modules() {
    return new TreeSet<>(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_uses_only_what_it_may(String module) {
    ModuleRules.usesOnlyWhatItMay(module).check(OURS);
  }

  static Stream<Use> usesOfOtherModules() {
    return modules().stream()
        .flatMap(
            user ->
                modules().stream()
                    .filter(used -> !used.equals(user) && !MAY_USE.get(user).contains(used))
                    .map(used -> new Use(aPackageOf(user), aPackageOf(used) + ".Used")));
  }

  @ParameterizedTest
  @MethodSource("usesOfOtherModules")
  void a_class_that_uses_a_module_it_may_not_is_caught(Use use) {
    String module = ModuleRules.moduleOf(use.user());

    assertThatThrownBy(() -> ModuleRules.usesOnlyWhatItMay(module).check(planted.user(use)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(use.used());
  }

  static Set<String> libraries() {
    return USERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void a_library_is_used_only_by_its_modules(String library) {
    ModuleRules.isUsedOnlyByItsModules(library).check(OURS);
  }

  static Stream<Use> usesOfLibraries() {
    return libraries().stream()
        .flatMap(
            library ->
                modules().stream()
                    .filter(module -> !USERS.get(library).contains(module))
                    .map(module -> new Use(aPackageOf(module), aTypeOf(library))));
  }

  @ParameterizedTest
  @MethodSource("usesOfLibraries")
  void a_class_that_uses_the_library_of_another_module_is_caught(Use use) {
    String library = use.used().substring(0, use.used().lastIndexOf('.'));

    assertThatThrownBy(() -> ModuleRules.isUsedOnlyByItsModules(library).check(planted.user(use)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(use.used());
  }

  static Set<String> homeless() {
    return new TreeSet<>(HOMELESS);
  }

  @ParameterizedTest
  @MethodSource("homeless")
  void no_package_is_without_a_subject(String name) {
    ModuleRules.isNoPackage(name).check(OURS);
  }

  static Stream<Use> homelessClasses() {
    return HOMELESS.stream().map(name -> new Use(OUR + "storage." + name, "java.lang.Object"));
  }

  @ParameterizedTest
  @MethodSource("homelessClasses")
  void a_class_in_a_package_without_a_subject_is_caught(Use use) {
    String name = use.user().substring(use.user().lastIndexOf('.') + 1);

    assertThatThrownBy(() -> ModuleRules.isNoPackage(name).check(planted.user(use)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(use.user());
  }

  private static String aPackageOf(String module) {
    return OUR + new TreeSet<>(PACKAGES.get(module)).first();
  }

  private static String aTypeOf(String library) {
    return TYPES.getOrDefault(library, library + ".Used");
  }
}
