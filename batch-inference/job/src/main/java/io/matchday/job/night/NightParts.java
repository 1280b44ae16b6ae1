package io.matchday.job.night;

import io.matchday.job.drift.MeasureDrift;
import io.matchday.job.evaluation.EvaluatePredictions;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.prediction.PredictMatches;

/** The jobs a night is made of. */
public record NightParts(
    ImportMatches importMatches,
    BuildFeatures buildFeatures,
    PredictMatches predictMatches,
    EvaluatePredictions evaluatePredictions,
    MeasureDrift measureDrift) {}
