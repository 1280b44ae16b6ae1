package io.matchday.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what is logged where the settings say, whichever way libraries log. */
final class Logs {

  private Logs() {}

  /**
   * Must be called before the first logger is made: the logging configuration reads the folder and
   * the appender then.
   */
  static void into(Home home, LogSettings settings) {
    System.setProperty("matchday.logs", home.logs().toString());
    System.setProperty("matchday.logs.appender", settings.appender());
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }
}
