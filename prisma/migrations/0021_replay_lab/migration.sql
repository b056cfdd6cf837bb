-- A trial is of whatever may be changed: a workflow, a prompt, how far the assistant goes, an article, an SLA policy.
ALTER TABLE workflow_replays DROP CONSTRAINT workflow_replays_organization_id_workflow_id_fkey;
ALTER TABLE workflow_replays RENAME TO replays;
ALTER TABLE replays RENAME CONSTRAINT workflow_replays_pkey TO replays_pkey;
ALTER TABLE replays RENAME CONSTRAINT workflow_replays_organization_id_id_key TO replays_organization_id_id_key;
ALTER TABLE replays ADD COLUMN kind text NOT NULL DEFAULT 'workflow'
  CHECK (kind IN ('workflow', 'prompt', 'threshold', 'article', 'sla_policy'));
ALTER TABLE replays ALTER COLUMN kind DROP DEFAULT;
-- What it is a trial of: an id, or the task of a prompt.
ALTER TABLE replays ALTER COLUMN workflow_id TYPE text USING workflow_id::text;
ALTER TABLE replays RENAME COLUMN workflow_id TO about;
ALTER TABLE replays ADD COLUMN name text NOT NULL DEFAULT '';
-- What is tried and what it is compared with, as both were when the trial began. Changing the type does not ask
-- row-level security, which an UPDATE by the owner would.
ALTER TABLE replays ALTER COLUMN definition TYPE jsonb
  USING jsonb_build_object('definition', definition, 'comparedWith', compared_with);
ALTER TABLE replays RENAME COLUMN definition TO tried;
ALTER TABLE replays DROP COLUMN compared_with;
ALTER TABLE replays ADD COLUMN left_out integer NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN failed integer NOT NULL DEFAULT 0;
-- Numbers to decide by, each before and after.
ALTER TABLE replays ADD COLUMN numbers jsonb NOT NULL DEFAULT '{}';
-- In millionths of a dollar: what the subject costs as it is and as it is tried, and what the trial itself has cost.
ALTER TABLE replays ADD COLUMN cost_before_micros bigint NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN cost_after_micros bigint NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN spent_micros bigint NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN estimate jsonb;
ALTER TABLE replays ADD COLUMN error text;
DROP INDEX workflow_replays_of_workflow;
CREATE INDEX replays_about ON replays (organization_id, kind, about, id DESC);

ALTER TABLE workflow_replay_results RENAME TO replay_results;
ALTER TABLE replay_results RENAME CONSTRAINT workflow_replay_results_pkey TO replay_results_pkey;
ALTER TABLE replay_results RENAME CONSTRAINT workflow_replay_results_organization_id_id_key TO replay_results_organization_id_id_key;
ALTER TABLE replay_results RENAME CONSTRAINT workflow_replay_results_organization_id_replay_id_conversat_key
  TO replay_results_organization_id_replay_id_conversation_id_key;
ALTER INDEX workflow_replay_results_different RENAME TO replay_results_different;
ALTER TABLE replay_results ADD COLUMN cost_before_micros bigint NOT NULL DEFAULT 0;
ALTER TABLE replay_results ADD COLUMN cost_after_micros bigint NOT NULL DEFAULT 0;
-- Why this one conversation could not be tried.
ALTER TABLE replay_results ADD COLUMN error text;
CREATE INDEX replay_results_failed ON replay_results (organization_id, replay_id, id) WHERE error IS NOT NULL;

-- Conversations to try things on again and again, under a name.
CREATE TABLE replay_sets (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  -- the search and filter they were found by
  found_by jsonb NOT NULL DEFAULT '{}',
  conversation_ids uuid[] NOT NULL,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, name)
);
ALTER TABLE replay_sets ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;

ALTER TABLE replays ADD COLUMN set_id uuid;
ALTER TABLE replays ADD FOREIGN KEY (organization_id, set_id) REFERENCES replay_sets (organization_id, id) ON DELETE SET NULL (set_id);
CREATE INDEX replays_set ON replays (organization_id, set_id) WHERE set_id IS NOT NULL;

ALTER TABLE replay_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE replay_sets FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON replay_sets USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
