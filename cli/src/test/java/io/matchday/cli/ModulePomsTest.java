package io.matchday.cli;

import static io.matchday.cli.ModuleRules.MAY_USE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each pom declares what its module may use, and that its rules ban what it may not. */
class ModulePomsTest {

  private static final Path ROOT = Path.of(System.getProperty("matchday.root", ".."));
  private static final Path BATCH = ROOT.resolve("batch-inference");

  /** Libraries that do not belong in a module, beside the modules of ours that do not. */
  private static final Map<String, List<String>> FOREIGN =
      Map.of(
          "db-migrations", List.of("org.springframework:spring-jdbc", "ml.dmlc:xgboost4j_2.12"),
          "scoring",
              List.of(
                  "org.springframework:spring-core",
                  "org.springframework.boot:spring-boot",
                  "com.h2database:h2",
                  "org.postgresql:postgresql",
                  "com.zaxxer:HikariCP",
                  "org.flywaydb:flyway-core",
                  "ml.dmlc:xgboost4j_2.12"),
          "training", List.of("org.springframework:spring-core", "com.h2database:h2"),
          "storage",
              List.of("org.springframework.batch:spring-batch-core", "ml.dmlc:xgboost4j_2.12"),
          "job",
              List.of(
                  "org.springframework:spring-webmvc",
                  "org.apache.tomcat.embed:tomcat-embed-core",
                  "ml.dmlc:xgboost4j_2.12"),
          "serving-api",
              List.of("org.springframework.batch:spring-batch-core", "ml.dmlc:xgboost4j_2.12"),
          "cli", List.of("ml.dmlc:xgboost4j_2.12"),
          "benchmarks",
              List.of("org.springframework:spring-webmvc", "org.springframework.boot:spring-boot"));

  private record Planted(String module, String coordinates) {}

  @Test
  void every_module_of_the_build_is_known() throws IOException {
    Set<String> built = new TreeSet<>(ModulePom.read(ROOT).modules());
    built.remove("batch-inference");
    built.addAll(ModulePom.read(BATCH).modules());

    assertThat(built).isEqualTo(modules());
  }

  static Set<String> modules() {
    return new TreeSet<>(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_declares_nothing_it_may_not_use(String module) throws IOException {
    assertThat(pomOf(module).violations(ModulePom.read(ROOT))).isEmpty();
  }

  static Stream<Planted> planted() {
    return modules().stream()
        .flatMap(
            module -> {
              List<String> forbidden = new ArrayList<>(FOREIGN.get(module));
              forbidden.add("org.projectlombok:lombok");
              forbidden.add("org.mockito:mockito-core");
              forbidden.add("org.hibernate.orm:hibernate-core");
              modules().stream()
                  .filter(used -> !used.equals(module) && !MAY_USE.get(module).contains(used))
                  // What comes with a module it declares is watched by ModuleRulesTest.
                  .filter(used -> !comesWithAnother(module, used))
                  .forEach(used -> forbidden.add("io.matchday:matchday-" + used));
              return forbidden.stream().map(each -> new Planted(module, each));
            });
  }

  private static boolean comesWithAnother(String module, String used) {
    return MAY_USE.get(module).stream().anyMatch(each -> MAY_USE.get(each).contains(used));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_planted_dependency_is_caught(Planted planted) throws IOException {
    ModulePom doctored = pomOf(planted.module()).declaring(planted.coordinates());

    assertThat(doctored.violations(ModulePom.read(ROOT))).containsExactly(planted.coordinates());
  }

  private static ModulePom pomOf(String module) throws IOException {
    boolean ofBatch = ModulePom.read(BATCH).modules().contains(module);
    return ModulePom.read((ofBatch ? BATCH : ROOT).resolve(module));
  }
}
