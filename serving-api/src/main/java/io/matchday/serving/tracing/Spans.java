package io.matchday.serving.tracing;

import java.util.function.Supplier;

/** Work that may be seen as a part of the request it is done for. Thread-safe. */
public interface Spans {

  /** Work is done and nobody looks. */
  Spans NONE =
      new Spans() {
        @Override
        public <T> T in(String name, Supplier<T> work) {
          return work.get();
        }
      };

  /** Does work as a part of the request this thread is at, if it is at one. */
  <T> T in(String name, Supplier<T> work);
}
