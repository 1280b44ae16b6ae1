package io.matchday.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what libraries log to the log file of the home folder, whichever way they log. */
final class Logs {

  private Logs() {}

  /**
   * Must be called before the first logger is made: the logging configuration reads the folder
   * then.
   */
  static void into(Home home) {
    System.setProperty("matchday.logs", home.logs().toString());
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }
}
