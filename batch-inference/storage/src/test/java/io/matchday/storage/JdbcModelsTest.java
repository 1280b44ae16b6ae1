package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

class JdbcModelsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ModelRunId A = new ModelRunId("aaaaaaaaaaaa");
  private static final ModelRunId B = new ModelRunId("bbbbbbbbbbbb");
  private static final ModelRunId C = new ModelRunId("cccccccccccc");
  private static final GateFinding UNJUDGED = GateFinding.notJudged("nothing to judge it by");
  private static final LocalDate FROM = LocalDate.of(2025, 8, 1);
  private static final LocalDate TO = LocalDate.of(2026, 2, 28);
  private static final HoldoutFigures ALONE =
      new HoldoutFigures(
          300, FROM, TO, 0.98, OptionalDouble.empty(), 0.002, 0.015, OptionalDouble.empty());
  private static final HoldoutFigures COMPARED =
      new HoldoutFigures(
          300, FROM, TO, 1.01, OptionalDouble.of(0.98), 0.002, 0.04, OptionalDouble.of(0.03));

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

      assertThat(promote(models, "Production", A)).isTrue();
      assertThat(promote(models, "PRODUCTION", B)).isTrue();
      assertThat(promote(models, "challenger", C)).isTrue();

      assertThat(models.named("production").map(ModelVersion::runId)).contains(B);
      assertThat(models.named("Nobody")).isEmpty();
      assertThat(models.aliases()).isEqualTo(Map.of("challenger", C, "Production", B));
      assertThat(models.answering())
          .containsExactly(
              new ModelAlias("challenger", C, "soccer_model", "soccer_model/" + C, NOW),
              new ModelAlias("Production", B, "soccer_model", "soccer_model/" + B, NOW));
      assertThat(models.spelling("pRODUCTION")).isEqualTo("Production");
      assertThat(models.spelling("New")).isEqualTo("New");
      JdbcModelActivations moves = new JdbcModelActivations(database);
      assertThat(moves.of("production"))
          .extracting(move -> move.alias() + " " + move.previous() + " " + move.runId())
          .containsExactly("Production Optional[" + A + "] " + B, "Production Optional.empty " + A);
      assertThat(moves.all()).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void every_move_is_kept_with_who_when_why_and_what_the_gate_found(Database database) {
    try (database) {
      JdbcModels models = registered(database);
      GateFinding alone = new GateFinding(GateVerdict.PASSED, "good", Optional.of(ALONE));
      GateFinding worse = new GateFinding(GateVerdict.REFUSED, "worse", Optional.of(COMPARED));
      Signature why = new Signature("you", Optional.of("the other one is wrong \u00fc\u2603"));
      Signature back = new Signature("me", Optional.of("it was not"));

      models.promote(
          new Promotion("Production", A, Optional.empty(), alone, false, Signature.of("me")));
      models.promote(new Promotion("Production", B, Optional.of(A), worse, true, why));
      models.rollback("Production", A, back);
      models.promote(new Promotion("Production", C, Optional.of(A), UNJUDGED, false, why));

      assertThat(new JdbcModelActivations(database).all())
          .containsExactly(
              activation(C, Optional.of(A), why, false, Optional.of(UNJUDGED)),
              new ModelActivation(
                  "Production",
                  A,
                  Optional.of(B),
                  ModelAction.ROLLBACK,
                  NOW,
                  back,
                  false,
                  Optional.empty()),
              activation(B, Optional.of(A), why, true, Optional.of(worse)),
              activation(A, Optional.empty(), Signature.of("me"), false, Optional.of(alone)));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_alias_that_moved_since_the_gate_looked_is_left_alone(Database database) {
    try (database) {
      JdbcModels models = registered(database);
      promote(models, "Production", A);
      promote(models, "Production", B);

      for (Optional<ModelRunId> seen : List.of(Optional.<ModelRunId>empty(), Optional.of(A))) {
        assertTriesAgain(() -> models.promote(promotion("Production", C, seen)));
      }
      assertTriesAgain(() -> models.promote(promotion("Nobody", C, Optional.of(A))));
      assertTriesAgain(() -> models.promote(promotion("Production", A, Optional.of(A))));
      assertTriesAgain(() -> models.rollback("Production", C, Signature.of("me")));

      assertThat(models.aliases()).isEqualTo(Map.of("Production", B));
      assertThat(new JdbcModelActivations(database).all()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_promotions_at_once_over_one_version_one_is_made_and_recorded(Database database)
      throws InterruptedException, ExecutionException {
    try (database) {
      JdbcModels models = registered(database);
      promote(models, "Production", A);
      ExecutorService threads = Executors.newFixedThreadPool(4);

      List<Future<Boolean>> made = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ModelRunId to = i % 2 == 0 ? B : C;
        made.add(
            threads.submit(() -> succeeds(models, promotion("Production", to, Optional.of(A)))));
      }
      int count = 0;
      for (Future<Boolean> one : made) {
        count += one.get() ? 1 : 0;
      }
      threads.shutdown();

      assertThat(count).isEqualTo(1);
      assertThat(new JdbcModelActivations(database).all())
          .hasSize(2)
          .first()
          .satisfies(
              move -> assertThat(models.aliases()).isEqualTo(Map.of("Production", move.runId())));
    }
  }

  private static boolean succeeds(JdbcModels models, Promotion promotion) {
    try {
      return models.promote(promotion);
    } catch (RefusedException e) {
      assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN);
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_move_that_cannot_be_recorded_is_not_made(Database database) {
    try (database) {
      JdbcModels models = registered(database);
      promote(models, "Production", A);
      Signature nameless = Signature.of("x".repeat(121));

      assertThatThrownBy(
              () ->
                  models.promote(
                      new Promotion("Production", B, Optional.of(A), UNJUDGED, false, nameless)))
          .isInstanceOf(DataIntegrityViolationException.class);

      assertThat(models.aliases()).isEqualTo(Map.of("Production", A));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rollbacks_walk_back_over_the_promotions_that_still_stand(Database database) {
    try (database) {
      JdbcModels models = registered(database);
      JdbcModelActivations moves = new JdbcModelActivations(database);
      promote(models, "Production", A);
      promote(models, "Production", B);
      assertThat(promote(models, "Production", B)).isFalse();

      rollback(database, A);
      promote(models, "Production", C);
      promote(models, "Production", B);
      rollback(database, C);
      rollback(database, A);

      assertThat(moves.previous("Production")).isEmpty();
      assertThat(moves.previous("Unknown")).isEmpty();
      assertThat(models.named("Production").map(ModelVersion::runId)).contains(A);
      assertThat(moves.of("Production"))
          .extracting(activation -> activation.action().label() + " " + activation.runId())
          .containsExactly(
              "rollback " + A,
              "rollback " + C,
              "promote " + B,
              "promote " + C,
              "rollback " + A,
              "promote " + B,
              "promote " + A);
    }
  }

  @Test
  void force_needs_a_reason_and_a_refused_version_needs_force() {
    GateFinding worse = new GateFinding(GateVerdict.REFUSED, "worse", Optional.of(COMPARED));
    Signature silent = Signature.of("me");
    Signature why = new Signature("me", Optional.of("because"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Promotion("P", A, Optional.empty(), UNJUDGED, true, silent));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Promotion("P", A, Optional.empty(), worse, false, why));
    assertThatIllegalArgumentException().isThrownBy(() -> new Signature("me", Optional.of(" \t")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Signature("me", Optional.of("x".repeat(501))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateFinding(GateVerdict.PASSED, "good", Optional.empty()));
  }

  private static void rollback(Database database, ModelRunId expected) {
    assertThat(new JdbcModelActivations(database).previous("production")).contains(expected);
    new JdbcModels(database, CLOCK).rollback("production", expected, Signature.of("you"));
    assertThat(new JdbcModels(database, CLOCK).aliases()).containsEntry("Production", expected);
  }

  private static boolean promote(JdbcModels models, String alias, ModelRunId runId) {
    Optional<ModelRunId> now = models.named(alias).map(ModelVersion::runId);
    return models.promote(promotion(alias, runId, now));
  }

  private static Promotion promotion(String alias, ModelRunId runId, Optional<ModelRunId> now) {
    return new Promotion(alias, runId, now, UNJUDGED, false, Signature.of("me"));
  }

  private static ModelActivation activation(
      ModelRunId to,
      Optional<ModelRunId> from,
      Signature signature,
      boolean forced,
      Optional<GateFinding> finding) {
    return new ModelActivation(
        "Production", to, from, ModelAction.PROMOTE, NOW, signature, forced, finding);
  }

  private static void assertTriesAgain(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
        .hasMessageContaining("was moved by somebody else in the meantime");
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
