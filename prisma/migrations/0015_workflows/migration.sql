-- Trigger, conditions and steps under a name. `hears` is every trigger a published or canary version needs to
-- be told of; it is empty while the workflow is off, so that looking for listeners is one look into this table.
CREATE TABLE workflows (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT false,
  hears text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  template text,
  published_version_id uuid,
  canary_version_id uuid,
  canary_percent integer NOT NULL DEFAULT 0 CHECK (canary_percent BETWEEN 0 AND 100),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at timestamptz(3),
  UNIQUE (organization_id, id),
  CHECK (active OR hears = '{}')
);
CREATE INDEX workflows_in_order ON workflows (organization_id, position, id) WHERE deleted_at IS NULL;
CREATE INDEX workflows_active ON workflows (organization_id) WHERE active;

-- A definition that was saved. The draft may change; what was published stays as it was.
CREATE TABLE workflow_versions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  workflow_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published')),
  definition jsonb NOT NULL,
  written_by jsonb NOT NULL,
  written_at timestamptz(3) NOT NULL DEFAULT now(),
  published_by jsonb,
  published_at timestamptz(3),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, workflow_id, number),
  CHECK (state = 'draft' OR (published_by IS NOT NULL AND published_at IS NOT NULL))
);
CREATE UNIQUE INDEX workflow_versions_one_draft ON workflow_versions (organization_id, workflow_id) WHERE state = 'draft';

-- Something happened that at least one active workflow listens for. `path` names the workflows that led to it.
CREATE TABLE workflow_events (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  trigger text NOT NULL,
  conversation_id uuid,
  message_id uuid,
  -- the one workflow it is meant for, where it is for one alone
  workflow_id uuid,
  detail jsonb NOT NULL DEFAULT '{}',
  caused_by_run_id uuid,
  path uuid[] NOT NULL DEFAULT '{}',
  -- workflows that listened and did not run, each with the reason
  passed_over jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- when it was settled which workflows run; asked again, the answer is the same
  decided_at timestamptz(3),
  done_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX workflow_events_of_conversation ON workflow_events (organization_id, conversation_id, id DESC);
CREATE INDEX workflow_events_by_age ON workflow_events (created_at) WHERE done_at IS NOT NULL;

CREATE TABLE workflow_runs (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  workflow_id uuid NOT NULL,
  version_id uuid NOT NULL,
  event_id uuid NOT NULL,
  conversation_id uuid,
  state text NOT NULL CHECK (state IN ('running', 'waiting', 'done', 'failed', 'skipped', 'cancelled')),
  reason text NOT NULL DEFAULT '',
  verdict jsonb,
  -- the steps still to be taken, each with its place in the definition, the next one first
  remaining jsonb NOT NULL DEFAULT '[]',
  steps_taken integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  canary boolean NOT NULL DEFAULT false,
  error text,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id),
  -- each event fires each workflow at most once
  UNIQUE (organization_id, workflow_id, event_id)
);
CREATE INDEX workflow_runs_of_workflow ON workflow_runs (organization_id, workflow_id, id DESC);
CREATE INDEX workflow_runs_of_conversation ON workflow_runs (organization_id, conversation_id, id DESC);
CREATE INDEX workflow_runs_of_event ON workflow_runs (organization_id, event_id);
CREATE INDEX workflow_runs_newest ON workflow_runs (organization_id, id DESC);

CREATE TABLE workflow_run_steps (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  run_id uuid NOT NULL,
  -- where it stands in the definition, such as 2.yes.0
  place text NOT NULL,
  attempt integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  said text NOT NULL DEFAULT '',
  input jsonb NOT NULL DEFAULT '{}',
  verdict jsonb,
  effect text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('done', 'failed', 'skipped', 'waiting')),
  error text,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  took_ms integer NOT NULL DEFAULT 0,
  UNIQUE (organization_id, id),
  -- a step of a run takes effect at most once for each time it is tried
  UNIQUE (organization_id, run_id, place, attempt)
);

-- A mail a run wants sent. Whether it may leave without anybody looking is asked where it is written.
CREATE TABLE workflow_replies (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  run_id uuid NOT NULL,
  place text NOT NULL,
  message_id uuid NOT NULL,
  text text NOT NULL,
  state text NOT NULL DEFAULT 'promised' CHECK (state IN ('promised', 'sent', 'refused')),
  result text NOT NULL DEFAULT '',
  sent_message_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, run_id, place)
);

-- Something to be done later: a run that waits, an answer that is overdue, the next turn of a schedule.
CREATE TABLE workflow_timers (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  workflow_id uuid NOT NULL,
  run_id uuid,
  conversation_id uuid,
  kind text NOT NULL CHECK (kind IN ('wait', 'no_reply', 'schedule')),
  due_at timestamptz(3) NOT NULL,
  -- triggers on the same conversation that end it
  cancelled_by text[] NOT NULL DEFAULT '{}',
  -- the conversation's last message when it was set
  sequence integer,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'fired', 'cancelled')),
  reason text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX workflow_timers_next ON workflow_timers (organization_id, due_at, id) WHERE state = 'waiting';
CREATE INDEX workflow_timers_of_conversation ON workflow_timers (organization_id, conversation_id) WHERE state = 'waiting';
CREATE INDEX workflow_timers_of_run ON workflow_timers (organization_id, run_id);
CREATE UNIQUE INDEX workflow_timers_one_overdue ON workflow_timers (organization_id, workflow_id, conversation_id)
  WHERE state = 'waiting' AND kind = 'no_reply';
CREATE UNIQUE INDEX workflow_timers_one_schedule ON workflow_timers (organization_id, workflow_id)
  WHERE state = 'waiting' AND kind = 'schedule';

-- A definition tried on conversations of the past, without any effect.
CREATE TABLE workflow_replays (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  workflow_id uuid NOT NULL,
  definition jsonb NOT NULL,
  compared_with jsonb,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  conversation_ids uuid[] NOT NULL,
  looked_at integer NOT NULL DEFAULT 0,
  matched integer NOT NULL DEFAULT 0,
  different integer NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}',
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX workflow_replays_of_workflow ON workflow_replays (organization_id, workflow_id, id DESC);

CREATE TABLE workflow_replay_results (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  replay_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid,
  matched boolean NOT NULL,
  different boolean NOT NULL,
  verdict jsonb,
  -- what each of the two definitions would have done, as sentences
  would jsonb NOT NULL DEFAULT '[]',
  does jsonb NOT NULL DEFAULT '[]',
  differences jsonb NOT NULL DEFAULT '[]',
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, replay_id, conversation_id)
);
CREATE INDEX workflow_replay_results_different ON workflow_replay_results (organization_id, replay_id, different DESC, id);

ALTER TABLE workflows ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_versions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_versions ADD FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflows ADD FOREIGN KEY (organization_id, published_version_id) REFERENCES workflow_versions (organization_id, id) ON DELETE SET NULL (published_version_id);
ALTER TABLE workflows ADD FOREIGN KEY (organization_id, canary_version_id) REFERENCES workflow_versions (organization_id, id) ON DELETE SET NULL (canary_version_id);
ALTER TABLE workflow_events ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_events ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_events ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE workflow_events ADD FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_runs ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_runs ADD FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_runs ADD FOREIGN KEY (organization_id, version_id) REFERENCES workflow_versions (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_runs ADD FOREIGN KEY (organization_id, event_id) REFERENCES workflow_events (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_runs ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_events ADD FOREIGN KEY (organization_id, caused_by_run_id) REFERENCES workflow_runs (organization_id, id) ON DELETE SET NULL (caused_by_run_id);
ALTER TABLE workflow_run_steps ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_run_steps ADD FOREIGN KEY (organization_id, run_id) REFERENCES workflow_runs (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replies ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_replies ADD FOREIGN KEY (organization_id, run_id) REFERENCES workflow_runs (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replies ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replies ADD FOREIGN KEY (organization_id, sent_message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (sent_message_id);
ALTER TABLE workflow_timers ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_timers ADD FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_timers ADD FOREIGN KEY (organization_id, run_id) REFERENCES workflow_runs (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_timers ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replays ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_replays ADD FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replay_results ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE workflow_replay_results ADD FOREIGN KEY (organization_id, replay_id) REFERENCES workflow_replays (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replay_results ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_replay_results ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['workflows', 'workflow_versions', 'workflow_events', 'workflow_runs', 'workflow_run_steps', 'workflow_replies',
    'workflow_timers', 'workflow_replays', 'workflow_replay_results']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
