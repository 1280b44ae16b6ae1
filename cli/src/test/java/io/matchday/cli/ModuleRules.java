package io.matchday.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which module may use which, and which library belongs to which module. */
final class ModuleRules {

  static final String OUR = "io.matchday.";

  /** Every package of ours, by the module it lies in. */
  static final Map<String, Set<String>> PACKAGES =
      Map.of(
          "db-migrations", Set.of("migration"),
          "scoring",
              Set.of("refusal", "match", "feature", "model", "prediction", "scoring", "evaluation"),
          "training", Set.of("training"),
          "storage", Set.of("storage"),
          "job", Set.of("job"),
          "serving-api", Set.of("serving"),
          "cli", Set.of("cli"),
          "benchmarks", Set.of("benchmark"));

  /** The modules each module may use. */
  static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "db-migrations", Set.of(),
          "scoring", Set.of(),
          "training", Set.of("scoring"),
          "storage", Set.of("scoring", "db-migrations"),
          "job", Set.of("scoring", "training", "storage"),
          "serving-api", Set.of("scoring", "storage"),
          "cli", Set.of("scoring", "training", "storage", "job", "serving-api"),
          "benchmarks", Set.of("scoring", "storage", "job"));

  /** Libraries that only these modules may use. */
  static final Map<String, Set<String>> USERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ml.dmlc", Set.of("training", "benchmarks")),
              Map.entry("org.springframework.batch", Set.of("job")),
              Map.entry("org.springframework", Set.of("storage", "job", "serving-api", "cli")),
              Map.entry("org.springframework.web", Set.of("serving-api")),
              Map.entry("jakarta.servlet", Set.of("serving-api")),
              Map.entry("org.springframework.jdbc", Set.of("storage")),
              Map.entry("java.sql", Set.of("storage")),
              Map.entry("javax.sql", Set.of("storage", "db-migrations")),
              Map.entry("org.h2", Set.of("storage")),
              Map.entry("org.postgresql", Set.of("storage")),
              Map.entry("com.github.kagkarlsson", Set.of("job")),
              Map.entry("io.opentelemetry", Set.of("serving-api")),
              Map.entry("picocli", Set.of("cli", "benchmarks"))));

  /** Names without a subject. */
  static final List<String> HOMELESS =
      List.of("common", "core", "util", "helper", "manager", "misc");

  private ModuleRules() {}

  /** The module of a package of ours; empty for one that no module is known to hold. */
  static String moduleOf(String packageName) {
    String subject = packageName.substring(OUR.length()).split("\\.", 2)[0];
    return PACKAGES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(subject))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  static ArchRule usesOnlyWhatItMay(String module) {
    Set<String> allowed = new TreeSet<>(MAY_USE.get(module));
    allowed.add(module);
    return noClasses()
        .that(are("of " + module, name -> isOurs(name) && moduleOf(name).equals(module)))
        .should()
        .dependOnClassesThat(
            are("of none of " + allowed, name -> isOurs(name) && !allowed.contains(moduleOf(name))))
        .allowEmptyShould(true);
  }

  static ArchRule isUsedOnlyByItsModules(String library) {
    Set<String> users = USERS.get(library);
    return noClasses()
        .that(are("of none of " + users, name -> !users.contains(moduleOf(name))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .allowEmptyShould(true);
  }

  static ArchRule isNoPackage(String homeless) {
    return noClasses().should().resideInAPackage(".." + homeless + "..");
  }

  private static boolean isOurs(String packageName) {
    return packageName.startsWith(OUR);
  }

  private static DescribedPredicate<JavaClass> are(
      String description, Predicate<String> packageName) {
    return DescribedPredicate.describe(
        description, javaClass -> packageName.test(javaClass.getPackageName()));
  }
}
