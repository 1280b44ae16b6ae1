package io.matchday.cli;

import io.matchday.job.model.PromotionReport;
import io.matchday.job.model.PromotionRequest;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.GateFinding;
import io.matchday.storage.GateVerdict;
import io.matchday.storage.Signature;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an alias name a version that passes the gate. */
@Command(
    name = "promote",
    description = {
      "Let a version answer; a running service follows.",
      "It is judged first, on matches played after its training and after that of the version that"
          + " answers now: it is refused when its log loss is worse by more than"
          + " matchday.batch.promotion-margin, or its calibration error exceeds 0.02 and what"
          + " chance explains."
    })
final class ModelsPromote implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "ID", description = "12 hex digits, or an alias")
  private String id = "";

  @Mixin private AliasOption alias = new AliasOption();

  @Option(
      names = "--force",
      description = "let it answer even if it is judged too bad; needs --reason")
  private boolean force;

  @Mixin private ReasonOption reason = new ReasonOption();

  ModelsPromote(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    alias.check();
    Signature signature = reason.signature();
    if (force && !reason.isGiven()) {
      throw new RefusedException(Refusal.USAGE, "--force needs a reason: --reason TEXT");
    }
    try (Workspace workspace = session.open()) {
      PromotionRequest request =
          new PromotionRequest(
              alias.in(workspace), ModelsCommand.version(workspace.models(), id), signature, force);
      print(workspace.moveAlias().promote(request, session.progress()), session.out());
    }
  }

  /** What the gate found, and what answers now. */
  static void print(PromotionReport report, PrintWriter out) {
    report.finding().ifPresent(finding -> out.println(words(finding)));
    out.printf(
        "%s is %s %s%n",
        report.alias(), report.finding().isPresent() ? "now" : "already", report.runId());
  }

  /** One line on what the gate found of a version that answers now. */
  static String words(GateFinding finding) {
    String forced = finding.verdict() == GateVerdict.REFUSED ? ", but forced" : "";
    return finding.verdict().label() + forced + ": " + finding.detail();
  }
}
