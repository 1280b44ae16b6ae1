package io.matchday;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What the packages of this module may use. */
final class PackageRules {

  /** In the order of the data: each may use only those before it. */
  static final List<String> ORDER =
      List.of("match", "feature", "model", "prediction", "scoring", "evaluation");

  /** May be used by all and uses none. */
  static final String FREE = "refusal";

  /** What plain Java does without. */
  static final List<String> FOREIGN = List.of("org.springframework", "java.sql", "ml.dmlc");

  private PackageRules() {}

  /** No package looks to its right; {@link #FREE} looks at none. */
  static ArchRule looksOnlyLeft(String name) {
    String[] forbidden =
        ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
            .map(PackageRules::within)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(within(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true);
  }

  static ArchRule doesWithout(String foreign) {
    return noClasses().should().dependOnClassesThat().resideInAPackage(foreign + "..");
  }

  /** Nothing of ours beyond this module. */
  static ArchRule usesNoOtherModule() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are ours but of another module") {
              @Override
              public boolean test(JavaClass used) {
                String name = used.getPackageName();
                return name.startsWith("io.matchday.") && !isOfThisModule(name);
              }
            });
  }

  private static boolean isOfThisModule(String packageName) {
    String subject = packageName.substring("io.matchday.".length()).split("\\.", 2)[0];
    return ORDER.contains(subject) || subject.equals(FREE);
  }

  private static String within(String name) {
    return "io.matchday." + name + "..";
  }
}
