package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcApiKeysTest {

  private final StandingClock clock = new StandingClock();

  private static ApiKey aKey(String name, String secret) {
    return new ApiKey(
        name,
        ApiKeyHash.of(secret),
        Set.of(ApiKeyScope.READ, ApiKeyScope.SCORE),
        OptionalInt.of(7));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_key_is_read_back_as_it_was_made_and_used(Database database) {
    try (database) {
      JdbcApiKeys keys = new JdbcApiKeys(database, clock);
      Instant created = clock.instant();
      ApiKey unlimited =
          new ApiKey("b", ApiKeyHash.of("two"), Set.of(ApiKeyScope.OPERATE), OptionalInt.empty());
      assertThat(keys.create(aKey("a", "one"))).isTrue();
      assertThat(keys.create(unlimited)).isTrue();
      clock.move(Duration.ofMinutes(3));

      keys.noteUse(ApiKeyHash.of("one"));

      assertThat(keys.all())
          .containsExactly(
              new ApiKeyRecord(
                  aKey("a", "one"), created, Optional.of(clock.instant()), Optional.empty()),
              new ApiKeyRecord(unlimited, created, Optional.empty(), Optional.empty()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_name_is_free_again_once_its_key_is_revoked(Database database) {
    try (database) {
      JdbcApiKeys keys = new JdbcApiKeys(database, clock);
      keys.create(aKey("a", "one"));
      assertThat(keys.create(aKey("a", "two"))).isFalse();

      assertThat(keys.revoke("a")).isTrue();
      assertThat(keys.revoke("a")).isFalse();
      assertThat(keys.create(aKey("a", "two"))).isTrue();

      List<ApiKeyRecord> all = keys.all();
      assertThat(all).hasSize(2);
      assertThat(all.get(0).revokedAt()).contains(clock.instant());
      assertThat(all.get(1).revokedAt()).isEmpty();
    }
  }

  @Test
  void a_hash_is_that_of_sha_256_and_does_not_print_itself() {
    ApiKeyHash hash = ApiKeyHash.of("abc");

    assertThat(hash.hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hash).isEqualTo(ApiKeyHash.ofHex(hash.hex())).isNotEqualTo(ApiKeyHash.of("abd"));
    assertThat(hash.toString()).doesNotContain("ba78");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "-dash", "a/b"})
  void a_name_that_would_not_read_well_in_a_log_is_refused(String name) {
    assertThatThrownBy(() -> aKey(name, "one")).isInstanceOf(IllegalArgumentException.class);
  }
}
