package io.matchday.planted;

/** Breaks the rule that a view is a record, on purpose. */
public final class PlantedView {}
