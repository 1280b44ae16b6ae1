package io.matchday.model;

import io.matchday.model.Judgement.Difference;
import io.matchday.model.Judgement.FamilyGain;
import io.matchday.model.Judgement.ReliabilityLine;
import io.matchday.model.Judgement.Rival;
import io.matchday.model.Judgement.SliceFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes and reads the part of a manifest that says how good a model was. */
final class JudgementJson {

  static final String NAME = "judgement";

  private static final int DECIMALS = 6;

  private final JsonGenerator out;

  private JudgementJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(Judgement judgement, JsonGenerator out) {
    new JudgementJson(out).judgement(judgement);
  }

  private void judgement(Judgement judgement) {
    out.writeObjectPropertyStart(NAME);
    figures("model", judgement.model());
    out.writeArrayPropertyStart("rivals");
    judgement.rivals().forEach(this::rival);
    out.writeEndArray();
    out.writeArrayPropertyStart("reliability");
    judgement.reliability().forEach(this::reliability);
    out.writeEndArray();
    out.writeArrayPropertyStart("slices");
    judgement.slices().forEach(this::slice);
    out.writeEndArray();
    out.writeArrayPropertyStart("gains");
    judgement.gains().forEach(this::gain);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void rival(Rival rival) {
    out.writeStartObject();
    out.writeStringProperty("name", rival.name());
    figures("figures", rival.figures());
    rival.logLoss().ifPresent(difference -> difference("log_loss_difference", difference));
    rival.rps().ifPresent(difference -> difference("rps_difference", difference));
    out.writeEndObject();
  }

  private void difference(String name, Difference difference) {
    out.writeObjectPropertyStart(name);
    number("mean", difference.mean());
    number("low", difference.low());
    number("high", difference.high());
    out.writeEndObject();
  }

  private void reliability(ReliabilityLine line) {
    out.writeStartObject();
    out.writeNumberProperty("claims", line.claims());
    number("claimed", line.claimed());
    number("happened", line.happened());
    out.writeEndObject();
  }

  private void slice(SliceFigures slice) {
    out.writeStartObject();
    out.writeStringProperty("by", slice.by());
    out.writeStringProperty("name", slice.name());
    figures("model", slice.model());
    number("elo_log_loss", slice.eloLogLoss());
    number("elo_rps", slice.eloRps());
    out.writeEndObject();
  }

  private void gain(FamilyGain gain) {
    out.writeStartObject();
    out.writeStringProperty("family", gain.family());
    out.writeNumberProperty("features", gain.features());
    number("share", gain.share());
    out.writeEndObject();
  }

  private void figures(String name, Figures figures) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("matches", figures.matches());
    number("accuracy", figures.accuracy());
    number("log_loss", figures.logLoss());
    number("brier", figures.brier());
    number("rps", figures.rps());
    number("ece", figures.ece());
    out.writeEndObject();
  }

  /** Doubles as rounded decimals: JDK 17 and 19 print the last digits of a double differently. */
  private void number(String name, double value) {
    out.writeNumberProperty(name, new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** Reads what the manifest says; bundles of before there were rivals name two of them. */
  static Judgement read(JsonFields manifest) {
    JsonFields fields = manifest.child(NAME);
    Figures model = figures(fields.child("model"));
    if (!fields.has("rivals")) {
      return new Judgement(model, rivalsOfBefore(fields));
    }
    List<Rival> rivals = new ArrayList<>();
    for (JsonFields rival : fields.children("rivals")) {
      rivals.add(
          new Rival(
              rival.text("name"),
              figures(rival.child("figures")),
              difference(rival, "log_loss_difference"),
              difference(rival, "rps_difference")));
    }
    return new Judgement(model, rivals, reliability(fields), slices(fields), gains(fields));
  }

  private static List<Rival> rivalsOfBefore(JsonFields fields) {
    List<Rival> rivals = new ArrayList<>();
    rivals.add(rivalOfBefore(Judgement.CLASS_PRIOR, fields.child("prior")));
    if (fields.has("elo")) {
      rivals.add(rivalOfBefore(Judgement.ELO, fields.child("elo")));
    }
    return rivals;
  }

  private static Rival rivalOfBefore(String name, JsonFields figures) {
    return new Rival(name, figures(figures), Optional.empty(), Optional.empty());
  }

  private static Optional<Difference> difference(JsonFields rival, String name) {
    if (!rival.has(name)) {
      return Optional.empty();
    }
    JsonFields fields = rival.child(name);
    return Optional.of(
        new Difference(fields.number("mean"), fields.number("low"), fields.number("high")));
  }

  private static List<ReliabilityLine> reliability(JsonFields fields) {
    List<ReliabilityLine> lines = new ArrayList<>();
    for (JsonFields line : fields.children("reliability")) {
      lines.add(
          new ReliabilityLine(
              line.integer("claims"), line.number("claimed"), line.number("happened")));
    }
    return lines;
  }

  private static List<SliceFigures> slices(JsonFields fields) {
    List<SliceFigures> slices = new ArrayList<>();
    for (JsonFields slice : fields.children("slices")) {
      slices.add(
          new SliceFigures(
              slice.text("by"),
              slice.text("name"),
              figures(slice.child("model")),
              slice.number("elo_log_loss"),
              slice.number("elo_rps")));
    }
    return slices;
  }

  private static List<FamilyGain> gains(JsonFields fields) {
    List<FamilyGain> gains = new ArrayList<>();
    for (JsonFields gain : fields.children("gains")) {
      int features = (int) Math.min(gain.integer("features"), Integer.MAX_VALUE);
      gains.add(new FamilyGain(gain.text("family"), features, gain.number("share")));
    }
    return gains;
  }

  private static Figures figures(JsonFields figures) {
    return new Figures(
        figures.integer("matches"),
        figures.number("accuracy"),
        figures.number("log_loss"),
        figures.number("brier"),
        figures.number("rps"),
        figures.number("ece"));
  }
}
