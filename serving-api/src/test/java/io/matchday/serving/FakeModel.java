package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A model that answers a constant, and holds every request while it is told to. */
final class FakeModel implements OnlineModel {

  static final Probabilities ANSWER = new Probabilities(0.5, 0.3, 0.2);

  private final ModelRunId runId;
  private final FeatureSchema schema;
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private volatile boolean holding;

  FakeModel(String runId, String... features) {
    this.runId = new ModelRunId(runId);
    this.schema = new FeatureSchema(List.of(features));
  }

  /** From now on requests wait until {@link #release()}. */
  void hold() {
    holding = true;
  }

  /** Waits until one more request is being held. */
  void awaitHeld() {
    entered.acquireUninterruptibly();
  }

  /** Lets every request through. */
  void release() {
    holding = false;
    released.release(1_000);
  }

  @Override
  public ModelRunId runId() {
    return runId;
  }

  @Override
  public FeatureSchema schema() {
    return schema;
  }

  @Override
  public Probabilities score(FeatureVector vector) {
    if (holding) {
      entered.release();
      released.acquireUninterruptibly();
    }
    return ANSWER;
  }
}
