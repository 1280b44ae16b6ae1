/**
 * Who may ask what, and how often: the keys that are known, what they open, and the pace they are
 * held to. Nothing here writes an answer.
 */
@NullMarked
package io.matchday.serving.access;

import org.jspecify.annotations.NullMarked;
