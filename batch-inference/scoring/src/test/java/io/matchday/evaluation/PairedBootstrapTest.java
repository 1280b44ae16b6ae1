package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedBootstrapTest {

  private static final LocalDate FIRST = LocalDate.parse("2020-08-01");

  @Test
  void the_mean_is_that_of_the_matches_not_of_the_days() {
    PairedBootstrap bootstrap = new PairedBootstrap(1);

    bootstrap.add(FIRST, 0.3);
    bootstrap.add(FIRST.plusDays(1), 0);
    bootstrap.add(FIRST.plusDays(1), 0);

    assertThat(bootstrap.matches()).isEqualTo(3);
    assertThat(bootstrap.differences(1).get(0).mean()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void a_difference_that_is_the_same_every_day_is_certain() {
    PairedBootstrap bootstrap = new PairedBootstrap(1);
    for (int day = 0; day < PairedBootstrap.LEAST_DAYS; day++) {
      bootstrap.add(FIRST.plusDays(day), -0.25);
    }

    Interval interval = bootstrap.differences(1).get(0).interval().orElseThrow();

    assertThat(interval).isEqualTo(new Interval(-0.25, -0.25));
    assertThat(interval.excludesZero()).isTrue();
  }

  @Test
  void too_few_days_have_no_interval_however_many_matches() {
    PairedBootstrap bootstrap = new PairedBootstrap(1);
    for (int match = 0; match < 1_000; match++) {
      bootstrap.add(FIRST.plusDays(match % (PairedBootstrap.LEAST_DAYS - 1)), match);
    }

    assertThat(bootstrap.differences(1).get(0).interval()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void independent_matches_have_an_interval_of_the_width_of_the_normal_one(long seed) {
    Random random = new Random(seed);
    PairedBootstrap bootstrap = new PairedBootstrap(1);
    for (int day = 0; day < 2_000; day++) {
      bootstrap.add(FIRST.plusDays(day), 0.01 + random.nextGaussian());
    }

    Interval interval = bootstrap.differences(seed).get(0).interval().orElseThrow();

    // 2 * 1.96 / sqrt(2000) = 0.0877; 1,000 resamples know it to about a tenth.
    assertThat(interval.upper() - interval.lower()).isCloseTo(0.0877, within(0.0088));
  }

  @Test
  void matches_of_a_day_that_fare_alike_count_as_hardly_more_than_one() {
    Random random = new Random(7);
    PairedBootstrap bootstrap = new PairedBootstrap(1);
    for (int day = 0; day < 500; day++) {
      double shared = random.nextGaussian();
      for (int match = 0; match < 10; match++) {
        bootstrap.add(FIRST.plusDays(day), shared);
      }
    }

    Interval interval = bootstrap.differences(7).get(0).interval().orElseThrow();

    // 2 * 1.96 / sqrt(500) = 0.175. Drawn match by match it would be 0.055, and wrong.
    assertThat(interval.upper() - interval.lower()).isCloseTo(0.175, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_interval_covers_the_truth_about_as_often_as_it_says(long seed) {
    Random random = new Random(seed);
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      PairedBootstrap bootstrap = new PairedBootstrap(1);
      for (int day = 0; day < 60; day++) {
        double shared = random.nextGaussian();
        for (int match = 0; match < 1 + day % 4; match++) {
          bootstrap.add(FIRST.plusDays(day), shared + random.nextGaussian());
        }
      }
      if (!bootstrap.differences(trial).get(0).interval().orElseThrow().excludesZero()) {
        covered++;
      }
    }

    // 95 % of 200 is 190; 60 days are few, and chance moves it by 6 (two standard deviations).
    assertThat(covered).isBetween(176, 200);
  }

  @Test
  void neither_the_order_of_the_matches_nor_the_way_they_came_matters() {
    PairedBootstrap forwards = new PairedBootstrap(2);
    PairedBootstrap backwards = new PairedBootstrap(2);
    PairedBootstrap rest = new PairedBootstrap(2);
    for (int i = 0; i < 64; i++) {
      forwards.add(FIRST.plusDays(i / 4), i / 8.0, i % 8);
      int j = 63 - i;
      (i % 2 == 0 ? backwards : rest).add(FIRST.plusDays(j / 4), j / 8.0, j % 8);
    }
    backwards.addAll(rest);

    assertThat(backwards.matches()).isEqualTo(64);
    assertThat(backwards.differences(3)).isEqualTo(forwards.differences(3));
  }

  @Test
  void another_seed_draws_otherwise_and_the_same_seed_the_same() {
    Random random = new Random(5);
    PairedBootstrap bootstrap = new PairedBootstrap(1);
    for (int day = 0; day < 50; day++) {
      bootstrap.add(FIRST.plusDays(day), random.nextGaussian());
    }

    List<PairedDifference> first = bootstrap.differences(1);

    assertThat(bootstrap.differences(1)).isEqualTo(first);
    assertThat(bootstrap.differences(2)).isNotEqualTo(first);
  }

  @Test
  void losses_are_kept_apart_and_counted() {
    PairedBootstrap bootstrap = new PairedBootstrap(2);

    bootstrap.add(FIRST, 1, -2);

    assertThat(bootstrap.differences(1))
        .extracting(PairedDifference::mean)
        .containsExactly(1.0, -2.0);
    assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.add(FIRST, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.addAll(new PairedBootstrap(1)));
  }

  @Test
  void without_matches_there_is_no_difference_to_be_sure_of() {
    assertThat(new PairedBootstrap(1).differences(1))
        .containsExactly(new PairedDifference(0, Optional.empty()));
  }

  @Test
  @Timeout(20)
  void two_losses_of_240_000_matches_take_about_a_second() {
    Random random = new Random(9);
    PairedBootstrap bootstrap = new PairedBootstrap(2);
    for (int match = 0; match < 240_000; match++) {
      bootstrap.add(FIRST.plusDays(random.nextInt(8_000)), random.nextGaussian(), 1);
    }

    long start = System.nanoTime();
    bootstrap.differences(9);

    // A tenth of it on an idle machine; the bound only catches another order of growth.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }
}
