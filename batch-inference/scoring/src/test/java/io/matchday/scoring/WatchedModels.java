package io.matchday.scoring;

import java.lang.reflect.Field;

/** Models with something done before each block they score: something that may go wrong. */
public final class WatchedModels {

  private record Watched(Scorer scorer, Runnable before) implements Scorer {
    @Override
    public int featureCount() {
      return scorer.featureCount();
    }

    @Override
    public int classCount() {
      return scorer.classCount();
    }

    @Override
    public void margins(float[] rows, int from, int to, float[] margins) {
      before.run();
      scorer.margins(rows, from, to, margins);
    }
  }

  private WatchedModels() {}

  /** Puts a scorer before the one of this model, which is not to be in use yet. */
  public static LoadedModel watch(LoadedModel model, Runnable before) {
    try {
      Field field = LoadedModel.class.getDeclaredField("scorer");
      field.setAccessible(true);
      field.set(model, new Watched((Scorer) field.get(model), before));
      return model;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
