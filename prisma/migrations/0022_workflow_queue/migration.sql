-- When a run began that serves a promise. Of jobs that serve everything there is to do, one promise that nobody has
-- begun is enough; what is promised after that needs another.
ALTER TABLE outbox ADD COLUMN begun_at timestamptz(3);
CREATE INDEX outbox_workflow_wishes ON outbox (organization_id, not_before) WHERE job = 'run-workflows' AND done_at IS NULL;

-- What workflows have not been asked about yet, in its order. One that failed by itself has a job of its own.
ALTER TABLE workflow_events ADD COLUMN set_aside_at timestamptz(3);
CREATE INDEX workflow_events_waiting ON workflow_events (organization_id, id) WHERE done_at IS NULL AND set_aside_at IS NULL;
CREATE INDEX workflow_events_waiting_of_conversation ON workflow_events (organization_id, conversation_id, id)
  WHERE done_at IS NULL AND set_aside_at IS NULL;
CREATE INDEX workflow_events_caused_by ON workflow_events (organization_id, caused_by_run_id) WHERE caused_by_run_id IS NOT NULL;

-- Events that were promised one by one before.
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
UPDATE outbox SET payload = '{}' WHERE job = 'run-workflows' AND done_at IS NULL;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
