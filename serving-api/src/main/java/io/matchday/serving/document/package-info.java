/**
 * What the service says of itself: its OpenAPI document and a page to try it with. The document is
 * written by a test from the controllers; here it is only handed out.
 */
@NullMarked
package io.matchday.serving.document;

import org.jspecify.annotations.NullMarked;
