package io.matchday.job;

/** Stands for a class of the jobs, which the service never sees. */
public final class PlantedJob {}
