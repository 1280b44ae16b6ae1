package io.matchday.refusal;

/** The kinds of expected refusal; each edge (HTTP, command line) maps them to its own codes. */
public enum Refusal {
  /** The call itself is wrong: an unknown option, a value of the wrong form. */
  USAGE,
  /** Input was read and found wrong. */
  BAD_DATA,
  /** The input named is not there or cannot be opened. */
  NO_INPUT,
  /** What was asked for by its id or name does not exist. */
  NOT_FOUND,
  /** The database does not answer. */
  DATABASE_AWAY,
  /** The output cannot be written: a full disk, a missing permission. */
  CANNOT_WRITE,
  /** The same work is already under way, or was stopped: try again. */
  TRY_AGAIN,
  /** The settings are wrong. */
  SETTINGS,
  /** No model is there, or it is damaged, foreign or of the wrong kind. */
  MODEL
}
