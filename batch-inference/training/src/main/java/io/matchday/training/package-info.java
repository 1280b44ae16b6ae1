/**
 * Fits models with XGBoost, calibrates and judges them, and writes bundles. The only package that
 * touches the native library; nothing here answers requests.
 */
@NullMarked
package io.matchday.training;

import org.jspecify.annotations.NullMarked;
