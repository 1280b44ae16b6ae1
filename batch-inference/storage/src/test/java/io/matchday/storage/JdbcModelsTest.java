package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcModelsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ModelRunId A = new ModelRunId("aaaaaaaaaaaa");
  private static final ModelRunId B = new ModelRunId("bbbbbbbbbbbb");
  private static final ModelRunId C = new ModelRunId("cccccccccccc");

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_version_is_registered_once_and_read_as_it_was(Database database) {
    try (database) {
      JdbcModels models = new JdbcModels(database, CLOCK);

      assertThat(models.register(version(A, 0))).isTrue();
      assertThat(models.register(version(A, 5))).isFalse();
      assertThat(models.register(version(B, 9))).isTrue();

      assertThat(models.find(A)).contains(version(A, 0));
      assertThat(models.find(C)).isEmpty();
      assertThat(models.versions()).containsExactly(version(B, 9), version(A, 0));
      assertThat(version(A, 0).isInTraining(LocalDate.of(2024, 12, 31))).isTrue();
      assertThat(version(A, 0).isInTraining(LocalDate.of(2025, 1, 1))).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_alias_is_told_apart_without_case_and_keeps_its_first_spelling(Database database) {
    try (database) {
      JdbcModels models = registered(database);

      models.promote("Production", A, "me");
      models.promote("PRODUCTION", B, "me");
      models.promote("challenger", C, "me");

      assertThat(models.named("production").map(ModelVersion::runId)).contains(B);
      assertThat(models.named("Nobody")).isEmpty();
      assertThat(models.aliases()).isEqualTo(Map.of("challenger", C, "Production", B));
      assertThat(models.spelling("pRODUCTION")).isEqualTo("Production");
      assertThat(models.spelling("New")).isEqualTo("New");
      assertThat(models.history("production"))
          .containsExactly(
              new ModelActivation(
                  "Production", A, Optional.empty(), ModelAction.PROMOTE, NOW, "me"),
              new ModelActivation("Production", B, Optional.of(A), ModelAction.PROMOTE, NOW, "me"));
      assertThat(models.history()).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rollbacks_walk_back_over_the_promotions_that_still_stand(Database database) {
    try (database) {
      JdbcModels models = registered(database);
      models.promote("Production", A, "me");
      models.promote("Production", B, "me");
      models.promote("Production", B, "me");

      assertThat(models.rollback("production", "you")).contains(A);
      models.promote("Production", C, "me");
      models.promote("Production", B, "me");

      assertThat(models.rollback("Production", "you")).contains(C);
      assertThat(models.rollback("Production", "you")).contains(A);
      assertThat(models.rollback("Production", "you")).isEmpty();
      assertThat(models.rollback("Unknown", "you")).isEmpty();
      assertThat(models.named("Production").map(ModelVersion::runId)).contains(A);
      assertThat(models.history("Production"))
          .extracting(activation -> activation.action().label() + " " + activation.runId())
          .containsExactly(
              "promote " + A,
              "promote " + B,
              "rollback " + A,
              "promote " + C,
              "promote " + B,
              "rollback " + C,
              "rollback " + A);
    }
  }

  private static JdbcModels registered(Database database) {
    JdbcModels models = new JdbcModels(database, CLOCK);
    models.register(version(A, 0));
    models.register(version(B, 0));
    models.register(version(C, 0));
    return models;
  }

  static ModelVersion version(ModelRunId id, int secondsLater) {
    return new ModelVersion(
        id,
        "soccer_model",
        "schema",
        "f".repeat(64),
        "soccer_model/" + id,
        NOW.plusSeconds(secondsLater),
        LocalDate.of(2021, 1, 1),
        LocalDate.of(2024, 12, 31),
        "{\"é\": 1}");
  }
}
