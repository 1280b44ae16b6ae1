package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {

  @Test
  void a_library_that_loads_is_not_refused() {
    assertThatCode(() -> NativeLibrary.require(() -> {}, "Linux")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, 'install GNU OpenMP, libgomp.so.1 (Debian and Ubuntu: apt install libgomp1)'",
    "Mac OS X, install OpenMP (brew install libomp)",
    "Windows 11, install the Microsoft Visual C++ Redistributable (vcomp140.dll)"
  })
  void a_library_that_does_not_load_is_refused_with_what_to_install(String system, String remedy) {
    Runnable firstUse =
        () -> {
          throw new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file");
        };

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> NativeLibrary.require(firstUse, system));

    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL);
    assertThat(refused)
        .hasMessage(
            "training needs the native library of XGBoost, which does not load here: %s;"
                + " predicting does without it",
            remedy)
        .hasCauseInstanceOf(UnsatisfiedLinkError.class);
  }

  @Test
  void a_later_use_of_a_library_that_did_not_load_is_refused_too() {
    Runnable laterUse =
        () -> {
          throw new NoClassDefFoundError("Could not initialize class XGBoostJNI");
        };

    assertThatThrownBy(() -> NativeLibrary.require(laterUse, "Linux"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("libgomp1");
  }
}
