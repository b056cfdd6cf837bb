-- Whether a person calls a message spam is a correction like any other.
ALTER TABLE training_examples ADD COLUMN spam boolean;

-- A run over the backlog whose work gives up says so, and lets another one run.
ALTER TABLE classifier_backlog_runs
  DROP CONSTRAINT classifier_backlog_runs_state_check,
  ADD CONSTRAINT classifier_backlog_runs_state_check
    CHECK (state IN ('estimated', 'running', 'done', 'canceled', 'failed')),
  ADD COLUMN error text;
