/** How far published prediction runs lie from the training windows of their models. */
@NullMarked
package io.matchday.job.drift;

import org.jspecify.annotations.NullMarked;
