package io.matchday.job;

/** Hears how far a long piece of work has come. May be called from several threads at once. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String task, long total) {}

        @Override
        public void advance(long done) {}

        @Override
        public void end() {}
      };

  /**
   * A piece of work begins.
   *
   * @param task what is done, in a word or two
   * @param total how many units it has, or -1 when that is not known
   */
  void begin(String task, long total);

  /** So many more units are done. */
  void advance(long done);

  /** The piece of work is over, well or badly. */
  void end();
}
