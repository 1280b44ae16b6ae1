package io.matchday.storage;

/** Where a run stands. */
public enum RunStatus {
  /** Under way, or its process died: the heartbeat tells. */
  RUNNING,
  /** Ended well. */
  COMPLETED,
  /** Ended badly; may be taken up again. */
  FAILED,
  /** Given up for good in favour of a newer attempt. */
  ABANDONED
}
