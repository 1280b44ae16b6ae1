package io.matchday.job.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.BatchEngine;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NightScheduleTest {

  private static final NightTimes DAILY = new NightTimes("15 3 * * *");
  private static final NightReport REPORT =
      new NightReport(new RunId(1), List.of("import: 0 files"), List.of());
  private static final NightSchedule.Pace QUICK =
      new NightSchedule.Pace(Duration.ofMillis(50), Duration.ofMillis(200), 2);
  private static final Clock TODAY = Clock.systemUTC();
  private static final Clock THREE_DAYS_ON = Clock.offset(TODAY, Duration.ofDays(3));

  /** Tells how often somebody looked at it: a schedule does so each time it looks for nights. */
  private static final class CountingClock extends Clock {
    private final AtomicInteger looks = new AtomicInteger();

    int looks() {
      return looks.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      looks.incrementAndGet();
      return THREE_DAYS_ON.instant();
    }
  }

  private static NightSchedule schedule(
      Database database, BatchEngine engine, Clock clock, Supplier<NightReport> night) {
    return new NightSchedule(
        database, DAILY, engine, night, new NightSchedule.Timing(clock, QUICK));
  }

  /** The night is planned by a process that is gone before it begins. */
  private static void plan(Database database) {
    BatchEngine engine = new BatchEngine(database);
    try (NightSchedule first = schedule(database, engine, TODAY, () -> REPORT)) {
      first.start();
    }
  }

  private static Instant planned(Database database) {
    return database
        .client()
        .sql("SELECT execution_time FROM scheduled_task")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_new_home_has_missed_no_night(Database database) {
    try (database) {
      AtomicInteger nights = new AtomicInteger();
      Instant before = Instant.now();

      try (NightSchedule schedule =
          schedule(database, new BatchEngine(database), TODAY, () -> counted(nights))) {
        schedule.start();
      }

      assertThat(nights).hasValue(0);
      assertThat(planned(database)).isIn(DAILY.after(before), DAILY.after(Instant.now()));
    }
  }

  private static NightReport counted(AtomicInteger nights) {
    nights.incrementAndGet();
    return REPORT;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_several_nights_that_were_missed_one_is_run_at_the_start(Database database) {
    try (database) {
      plan(database);
      AtomicInteger nights = new AtomicInteger();

      try (NightSchedule schedule =
          schedule(database, new BatchEngine(database), THREE_DAYS_ON, () -> counted(nights))) {
        schedule.start();
        eventually(() -> planned(database).isAfter(THREE_DAYS_ON.instant()));
      }

      assertThat(nights).hasValue(1);
      assertThat(planned(database)).isEqualTo(DAILY.after(THREE_DAYS_ON.instant()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void two_processes_run_a_night_once(Database database) {
    try (database) {
      plan(database);
      AtomicInteger nights = new AtomicInteger();
      CountDownLatch bothLooked = new CountDownLatch(1);
      CountingClock looking = new CountingClock();
      Supplier<NightReport> night =
          () -> {
            nights.incrementAndGet();
            await(bothLooked);
            return REPORT;
          };

      try (NightSchedule one = schedule(database, new BatchEngine(database), THREE_DAYS_ON, night);
          NightSchedule other = schedule(database, new BatchEngine(database), looking, night)) {
        one.start();
        other.start();
        eventually(() -> nights.get() == 1);
        int before = looking.looks();
        eventually(() -> looking.looks() > before + 100);
        bothLooked.countDown();
        eventually(() -> planned(database).isAfter(THREE_DAYS_ON.instant()));
      }

      assertThat(nights).hasValue(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_night_that_fails_is_tried_again_and_then_left_to_the_next(Database database) {
    try (database) {
      plan(database);
      AtomicInteger nights = new AtomicInteger();

      try (NightSchedule schedule =
          schedule(
              database,
              new BatchEngine(database),
              THREE_DAYS_ON,
              () -> {
                nights.incrementAndGet();
                throw new RefusedException(Refusal.MODEL, "no model is named Production");
              })) {
        schedule.start();
        eventually(() -> planned(database).isAfter(THREE_DAYS_ON.instant().plusSeconds(1)));
      }

      assertThat(nights).hasValue(1 + QUICK.retries());
      assertThat(planned(database)).isEqualTo(DAILY.after(THREE_DAYS_ON.instant()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_night_that_is_stopped_ends_uninterrupted_and_the_next_process_takes_it_up(
      Database database) {
    try (database) {
      plan(database);
      BatchEngine engine = new BatchEngine(database);
      CountDownLatch begun = new CountDownLatch(1);
      AtomicBoolean interrupted = new AtomicBoolean();
      AtomicInteger nights = new AtomicInteger();
      NightSchedule schedule =
          schedule(
              database,
              engine,
              THREE_DAYS_ON,
              () -> {
                begun.countDown();
                eventually(engine::isStopping);
                // The chunk at hand, while the schedule is closing.
                await(new CountDownLatch(1), Duration.ofMillis(500));
                interrupted.set(Thread.currentThread().isInterrupted());
                engine.checkStopping();
                return REPORT;
              });
      schedule.start();
      await(begun);
      engine.stop();
      schedule.close();

      try (NightSchedule next =
          schedule(database, new BatchEngine(database), THREE_DAYS_ON, () -> counted(nights))) {
        next.start();
        eventually(() -> nights.get() == 1);
      }
      assertThat(interrupted).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void another_expression_moves_the_night_that_is_planned(Database database) {
    try (database) {
      plan(database);
      NightTimes monthly = new NightTimes("0 5 1 * *");
      NightSchedule.Timing timing = new NightSchedule.Timing(TODAY, QUICK);

      try (NightSchedule schedule =
          new NightSchedule(database, monthly, new BatchEngine(database), () -> REPORT, timing)) {
        schedule.start();
      }

      assertThat(planned(database)).isEqualTo(monthly.after(Instant.now()));
    }
  }

  @Test
  void nights_are_in_utc() {
    assertThat(DAILY.after(Instant.parse("2026-07-01T03:14:59Z")))
        .isEqualTo("2026-07-01T03:15:00Z");
    assertThat(DAILY.after(Instant.parse("2026-07-01T03:15:00Z")))
        .isEqualTo("2026-07-02T03:15:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "nightly", "61 3 * * *", "0 15 3 * * *", "15 3", "0 0 30 2 *", "@daily"})
  void what_names_no_time_is_refused(String cron) {
    assertThatThrownBy(() -> new NightTimes(cron)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    assertThat(await(latch, Duration.ofSeconds(20))).isTrue();
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void eventually(BooleanSupplier claim) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!claim.getAsBoolean()) {
      assertThat(System.nanoTime()).as("did not come true in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
