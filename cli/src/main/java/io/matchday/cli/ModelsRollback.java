package io.matchday.cli;

import io.matchday.storage.Signature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the last promotion back. */
@Command(
    name = "rollback",
    description = "Let the version answer that answered before; it is not judged again.")
final class ModelsRollback implements Runnable {

  private final Session session;

  @Mixin private AliasOption alias = new AliasOption();

  @Mixin private ReasonOption reason = new ReasonOption();

  ModelsRollback(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    alias.check();
    Signature signature = reason.signature();
    try (Workspace workspace = session.open()) {
      String name = alias.in(workspace);
      session.out().printf("%s is now %s%n", name, workspace.moveAlias().rollback(name, signature));
    }
  }
}
