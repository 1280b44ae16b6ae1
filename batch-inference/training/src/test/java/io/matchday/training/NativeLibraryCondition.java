package io.matchday.training;

import io.matchday.refusal.RefusedException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says whether what {@link NeedsNativeLibrary} marks can run, and what to install if not. */
final class NativeLibraryCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    try {
      NativeLibrary.require();
      return ConditionEvaluationResult.enabled("the native library of XGBoost loads");
    } catch (RefusedException e) {
      return ConditionEvaluationResult.disabled(e.getMessage());
    }
  }
}
