-- What happened on each day of an organization's own calendar, counted from the raw rows and kept up by a job.

-- Which conversations have changed since they were last counted. Written in the transaction of the change: only
-- ever added, so that writers never wait for one another. Without a conversation, the day itself has changed.
CREATE TABLE rollup_touches (
  id uuid NOT NULL PRIMARY KEY DEFAULT gen_random_uuid(),
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  -- no reference: the conversation may be gone by then
  conversation_id uuid,
  at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX rollup_touches_oldest ON rollup_touches (organization_id, at);

-- One row for each day that has been, or is to be, counted. Whoever counts a day holds its row.
CREATE TABLE rollup_days (
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  day date NOT NULL,
  -- whose days these are; another zone than the organization's means that it has to be counted again
  time_zone text NOT NULL,
  dirty_since timestamptz(3),
  counted_at timestamptz(3),
  took_ms integer NOT NULL DEFAULT 0,
  -- when a recount last found something else than was stored, and in how many rows
  repaired_at timestamptz(3),
  repaired_rows integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, day)
);
CREATE INDEX rollup_days_dirty ON rollup_days (organization_id, day DESC) WHERE dirty_since IS NOT NULL;

CREATE TABLE rollups (
  organization_id uuid NOT NULL,
  day date NOT NULL,
  dimension text NOT NULL CHECK (dimension IN ('all', 'mailbox', 'team', 'member', 'category', 'channel')),
  -- an id or a channel's name; empty for what has none
  key text NOT NULL,
  opened integer NOT NULL DEFAULT 0,
  resolved integer NOT NULL DEFAULT 0,
  reopened integer NOT NULL DEFAULT 0,
  messages_in integer NOT NULL DEFAULT 0,
  replies_by_people integer NOT NULL DEFAULT 0,
  replies_alone integer NOT NULL DEFAULT 0,
  notes integer NOT NULL DEFAULT 0,
  sla_met integer NOT NULL DEFAULT 0,
  sla_breached integer NOT NULL DEFAULT 0,
  csat_answers integer NOT NULL DEFAULT 0,
  csat_good integer NOT NULL DEFAULT 0,
  csat_bad integer NOT NULL DEFAULT 0,
  ai_calls integer NOT NULL DEFAULT 0,
  ai_cost_micros bigint NOT NULL DEFAULT 0,
  drafts_offered integer NOT NULL DEFAULT 0,
  drafts_unchanged integer NOT NULL DEFAULT 0,
  drafts_edited integer NOT NULL DEFAULT 0,
  drafts_dismissed integer NOT NULL DEFAULT 0,
  -- {"count", "seconds", "buckets": {bucket: count}}
  first_response jsonb NOT NULL DEFAULT '{}',
  resolution jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, day, dimension, key),
  FOREIGN KEY (organization_id, day) REFERENCES rollup_days (organization_id, day) ON DELETE CASCADE
);
CREATE INDEX rollups_by_dimension ON rollups (organization_id, dimension, day);

-- A day is read by when things happened.
CREATE INDEX messages_by_time ON messages (organization_id, created_at);
CREATE INDEX conversation_events_by_time ON conversation_events (organization_id, created_at);
CREATE INDEX notes_by_time ON notes (organization_id, created_at);
CREATE INDEX sla_clocks_by_start ON sla_clocks (organization_id, started_at);
CREATE INDEX draft_reviews_by_time ON draft_reviews (organization_id, created_at);
CREATE INDEX deliveries_of_scheduled ON deliveries (organization_id, finished_at) WHERE scheduled AND finished_at IS NOT NULL;
CREATE INDEX ai_calls_of_conversation ON ai_calls (organization_id, conversation_id) WHERE conversation_id IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['rollup_touches', 'rollup_days', 'rollups']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
