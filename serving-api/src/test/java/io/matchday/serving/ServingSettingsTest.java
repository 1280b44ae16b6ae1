package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServingSettingsTest {

  private static final String HASH = "a".repeat(64);

  @Test
  void every_key_and_every_default_is_known() {
    assertThat(ServingSettings.defaultValues())
        .containsExactly(
            Map.entry("host", "127.0.0.1"),
            Map.entry("port", "8000"),
            Map.entry("api-keys", ""),
            Map.entry("rate-limit", "0"),
            Map.entry("max-requests", "200"),
            Map.entry("max-body-bytes", "1048576"),
            Map.entry("max-header-bytes", "16384"),
            Map.entry("read-timeout", "20s"),
            Map.entry("shutdown-timeout", "20s"),
            Map.entry("prediction-timeout", "30s"),
            Map.entry("max-concurrent-predictions", "16"),
            Map.entry("max-waiting-predictions", "100"),
            Map.entry("batch-max-rows", "100000"),
            Map.entry("model-poll-interval", "500ms"),
            Map.entry("remembered-predictions", "100000"),
            Map.entry("task-capacity", "10000"),
            Map.entry("task-time-to-live", "1h"),
            Map.entry("task-lease", "10s"),
            Map.entry("task-attempts", "5"),
            Map.entry("task-backoff", "1s"),
            Map.entry("task-batch-size", "200"),
            Map.entry("access-log", "off"),
            Map.entry("stale-after", "36h"),
            Map.entry("tracing-endpoint", ""),
            Map.entry("worker-id", ""));
  }

  @Test
  void defaults_are_read_into_the_record() {
    ServingSettings settings = ServingSettings.defaults();

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8000);
    assertThat(settings.http().apiKeys()).isEmpty();
    assertThat(settings.http().limits())
        .isEqualTo(
            new HttpLimits(200, 1048576, 16384, Duration.ofSeconds(20), Duration.ofSeconds(20)));
    assertThat(settings.scoring())
        .isEqualTo(
            new ScoringSettings(
                Duration.ofSeconds(30),
                new ScoringBounds(16, 100, 100_000),
                Duration.ofMillis(500),
                100_000));
    assertThat(settings.tasks())
        .isEqualTo(
            new TaskSettings(
                10_000,
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                5,
                Duration.ofSeconds(1),
                200));
    assertThat(settings.observing())
        .isEqualTo(new ObservingSettings(false, Duration.ofHours(36), Optional.empty()));
    assertThat(settings.workerId()).isNotEmpty();
  }

  @Test
  void all_problems_are_told_at_once() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                ServingSettings.of(
                    Map.of("prot", "9000", "port", "x", "read-timeout", "soon", "api-keys", "k")));

    assertThat(refused.refusal()).isEqualTo(Refusal.SETTINGS);
    assertThat(refused.problems())
        .containsExactlyInAnyOrder(
            new Problem("matchday.serving.prot", "unknown setting; did you mean port?"),
            new Problem("matchday.serving.port", "must be a whole number from 0 to 65535"),
            new Problem(
                "matchday.serving.read-timeout",
                "must be a duration such as 500ms, 30s or 2h, from 1ms to 86400s"),
            new Problem(
                "matchday.serving.api-keys",
                "must hold SHA-256 hashes of keys, 64 hex digits each, separated by commas"));
  }

  @ParameterizedTest
  @CsvSource({
    "port,65536",
    "port,-1",
    "max-requests,0",
    "max-body-bytes,10",
    "model-poll-interval,2s",
    "prediction-timeout,0s",
    "batch-max-rows,0",
    "task-capacity,0",
    "task-attempts,0",
    "task-backoff,2m",
    "rate-limit,-1",
    "access-log,yes",
    "stale-after,0s",
    "tracing-endpoint,collector:4318",
    "tracing-endpoint,grpc://collector:4317",
    "worker-id,two words",
    "host,''"
  })
  void a_value_that_cannot_work_is_refused_by_its_key(String key, String value) {
    assertThatThrownBy(() -> ServingSettings.of(Map.of(key, value)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("matchday.serving." + key + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void another_address_than_the_loopback_is_known(String host) {
    assertThat(ServingSettings.of(Map.of("host", host)).http().isLoopback()).isFalse();
    assertThat(ServingSettings.defaults().http().isLoopback()).isTrue();
  }

  @Test
  void hashes_of_keys_are_not_printed() {
    ServingSettings settings = ServingSettings.of(Map.of("api-keys", HASH + "," + HASH));

    assertThat(settings.http().apiKeys()).hasSize(2);
    assertThat(settings.toString()).doesNotContain(HASH);
  }
}
