package io.matchday.cli;

import io.matchday.job.Progress;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. */
final class ProgressLine implements Progress {

  private static final int WIDTH = 78;
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private Optional<ProgressBar> bar = Optional.empty();

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void begin(String task, long total) {
    end();
    err.flush();
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build());
  }

  @Override
  public synchronized void advance(long done) {
    bar.ifPresent(running -> running.stepBy(done));
  }

  @Override
  public synchronized void end() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
