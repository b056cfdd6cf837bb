-- Trainings as rows one can ask about, versions that can be compared and rolled back, and runs over a backlog.
CREATE TABLE classifier_trainings (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  trigger text NOT NULL CHECK (trigger IN ('asked', 'automatic')),
  actor jsonb NOT NULL,
  version integer,
  outcome text,
  error text,
  not_before timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);
-- One training at a time, and one that waits for it.
CREATE UNIQUE INDEX classifier_trainings_open ON classifier_trainings (organization_id, state) WHERE state IN ('queued', 'running');
CREATE INDEX classifier_trainings_recent ON classifier_trainings (organization_id, id DESC);

CREATE TABLE classifier_versions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  version integer NOT NULL,
  active boolean NOT NULL,
  outcome text NOT NULL,
  example_count integer NOT NULL,
  own_count integer NOT NULL,
  category_count integer NOT NULL,
  fingerprint text NOT NULL,
  held_out_count integer NOT NULL,
  held_out_accuracy double precision,
  calibration jsonb,
  compared jsonb,
  training_ms integer NOT NULL,
  model bytea NOT NULL,
  twin bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, version)
);
CREATE UNIQUE INDEX classifier_versions_active ON classifier_versions (organization_id) WHERE active;
-- They are compressed already.
ALTER TABLE classifier_versions ALTER COLUMN model SET STORAGE EXTERNAL, ALTER COLUMN twin SET STORAGE EXTERNAL;

CREATE TABLE classifier_backlog_runs (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'estimated' CHECK (state IN ('estimated', 'running', 'done', 'canceled')),
  scope text NOT NULL CHECK (scope IN ('unclassified', 'open')),
  use_providers boolean NOT NULL,
  estimate jsonb NOT NULL,
  total integer NOT NULL,
  judged integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  cost_micros bigint NOT NULL DEFAULT 0,
  reached uuid,
  actor jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX classifier_backlog_runs_running ON classifier_backlog_runs (organization_id) WHERE state = 'running';
CREATE INDEX classifier_backlog_runs_recent ON classifier_backlog_runs (organization_id, id DESC);

-- A correction may be about something else than the category. What is held out stays held out in every version.
ALTER TABLE training_examples
  ALTER COLUMN category_id DROP NOT NULL,
  ADD COLUMN route route,
  ADD COLUMN severity severity,
  ADD COLUMN sentiment text,
  ADD COLUMN held_out boolean;
CREATE UNIQUE INDEX training_examples_once ON training_examples (organization_id, category_id, md5(text)) WHERE message_id IS NULL;
CREATE INDEX training_examples_recent ON training_examples (organization_id, id DESC);
CREATE INDEX training_examples_by_message ON training_examples (organization_id, message_id) WHERE message_id IS NOT NULL;

-- How sure the assistant must be of an informational message before anything is answered.
ALTER TABLE organizations ADD COLUMN answer_threshold double precision NOT NULL DEFAULT 0.5 CHECK (answer_threshold BETWEEN 0 AND 1);

ALTER TABLE classifier_trainings ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE classifier_versions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE classifier_backlog_runs ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;

-- Models come from the examples, so those of before are trained anew instead of moved. An owner without the right to
-- pass row-level security sees these rows only while it is not forced.
ALTER TABLE classifier_models DISABLE ROW LEVEL SECURITY;
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
INSERT INTO classifier_trainings (id, organization_id, trigger, actor)
  SELECT gen_random_uuid(), organization_id, 'automatic', '{"type": "system", "id": "", "name": "training"}'
  FROM classifier_models GROUP BY organization_id;
INSERT INTO outbox (id, organization_id, job, payload)
  SELECT gen_random_uuid(), organization_id, 'train-classifier', jsonb_build_object('trainingId', id) FROM classifier_trainings;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
DROP TABLE classifier_models;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['classifier_trainings', 'classifier_versions', 'classifier_backlog_runs']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
