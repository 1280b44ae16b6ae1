package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends an API key. */
@Command(name = "revoke", description = "End a key; its name may be used again.")
final class KeysRevoke implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "as keys list has it")
  private String name = "";

  KeysRevoke(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      if (!KeysCommand.keys(workspace).revoke(name)) {
        throw new RefusedException(
            Refusal.NOT_FOUND, "no active key is called " + name + "; see: keys list");
      }
    }
    session.out().printf("%s is revoked%n", name);
  }
}
