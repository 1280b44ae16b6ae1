package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.serving.TaskHandover.Claim;
import io.matchday.storage.ClaimedTask;
import io.matchday.storage.PredictionTask;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskHandoverTest {

  private final TaskHandover handover = new TaskHandover(5);

  private static Claim aClaim(String name, int tasks) {
    List<ClaimedTask> held =
        IntStream.range(0, tasks)
            .mapToObj(i -> new ClaimedTask(new PredictionTask(name + i, 1, "P", "{}"), 1))
            .toList();
    return new Claim(name, held, Instant.EPOCH);
  }

  @Test
  void claims_are_taken_in_their_order_until_there_are_tasks_enough() {
    Claim first = aClaim("a", 2);
    Claim second = aClaim("b", 2);
    Claim third = aClaim("c", 2);
    List.of(first, second, third).forEach(handover::put);

    assertThat(handover.take(3)).containsExactly(first, second);
    assertThat(handover.take(3)).containsExactly(third);
    assertThat(handover.take(3)).isEmpty();
  }

  @Test
  void it_is_full_until_the_worker_has_taken_what_there_is() {
    handover.put(aClaim("a", 4));
    assertThat(handover.hasRoom()).isTrue();
    handover.put(aClaim("b", 4));
    assertThat(handover.hasRoom()).isFalse();

    handover.take(4);

    assertThat(handover.hasRoom()).isTrue();
  }

  @Test
  void a_look_into_the_store_is_asked_for_at_the_start_and_done_once() {
    assertThat(handover.takeLookIntoStore()).isTrue();
    assertThat(handover.takeLookIntoStore()).isFalse();
    handover.lookIntoStore();
    assertThat(handover.takeLookIntoStore()).isTrue();
  }
}
