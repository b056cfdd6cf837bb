-- What members are good at, and which categories ask for it.
CREATE TABLE skills (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX skills_by_name ON skills (organization_id, lower(name));

CREATE TABLE skill_categories (
  organization_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  category_id uuid NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 5),
  PRIMARY KEY (organization_id, skill_id, category_id)
);
CREATE INDEX skill_categories_by_category ON skill_categories (organization_id, category_id);

CREATE TABLE member_skills (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 5),
  PRIMARY KEY (organization_id, member_id, skill_id)
);
CREATE INDEX member_skills_by_skill ON member_skills (organization_id, skill_id);

-- Languages by ISO 639-1.
CREATE TABLE member_languages (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  language text NOT NULL,
  PRIMARY KEY (organization_id, member_id, language)
);

-- How much a member takes at once, and when they work; without a row the usual capacity and any hour.
CREATE TABLE member_capacity (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 200),
  working_hours jsonb NOT NULL DEFAULT '[]',
  time_zone text NOT NULL DEFAULT 'UTC',
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, member_id)
);

-- Whether a member is there. What they chose holds until they choose otherwise; the rest follows their browser.
CREATE TABLE member_presence (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('online', 'away', 'offline')),
  chosen boolean NOT NULL DEFAULT false,
  since timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3),
  PRIMARY KEY (organization_id, member_id)
);
-- The sweep for silent browsers goes over all organizations.
CREATE INDEX member_presence_silent ON member_presence (last_seen_at) WHERE status <> 'offline';

CREATE TABLE team_routing (
  organization_id uuid NOT NULL,
  team_id uuid NOT NULL,
  automatic boolean NOT NULL DEFAULT false,
  method text NOT NULL DEFAULT 'least_loaded' CHECK (method IN ('round_robin', 'least_loaded')),
  language_rule text NOT NULL DEFAULT 'preferred' CHECK (language_rule IN ('required', 'preferred', 'ignored')),
  sticky_days integer NOT NULL DEFAULT 30 CHECK (sticky_days BETWEEN 0 AND 365),
  return_after_minutes integer CHECK (return_after_minutes BETWEEN 1 AND 10080),
  relax_after_minutes integer CHECK (relax_after_minutes BETWEEN 1 AND 10080),
  turn bigint NOT NULL DEFAULT 0,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, team_id)
);
CREATE INDEX team_routing_automatic ON team_routing (organization_id) WHERE automatic;

-- The team's turn at which each member was last picked.
CREATE TABLE team_turns (
  organization_id uuid NOT NULL,
  team_id uuid NOT NULL,
  member_id uuid NOT NULL,
  turn bigint NOT NULL,
  PRIMARY KEY (organization_id, team_id, member_id)
);

-- Skills somebody or a workflow asked for, beside those its category asks for.
CREATE TABLE conversation_needs (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 5),
  PRIMARY KEY (organization_id, conversation_id, skill_id)
);

-- Who was picked or whose work went back, and why: what was found about every candidate.
CREATE TABLE routing_decisions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  team_id uuid,
  member_id uuid,
  kind text NOT NULL CHECK (kind IN ('assigned', 'returned')),
  reason text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX routing_decisions_of_conversation ON routing_decisions (organization_id, conversation_id, id DESC);

CREATE INDEX conversations_unassigned ON conversations (organization_id, team_id) WHERE assignee_id IS NULL AND status = 'open' AND NOT spam;
CREATE INDEX outbox_queue_wishes ON outbox (organization_id, not_before) WHERE job = 'assign-queue' AND done_at IS NULL;

-- What runs by the clock, for the whole installation: whichever worker moves next_at on runs that turn.
CREATE TABLE schedules (
  name text NOT NULL PRIMARY KEY,
  every_seconds integer NOT NULL CHECK (every_seconds > 0),
  next_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  outcome text CHECK (outcome IN ('done', 'failed')),
  amount integer,
  duration_ms integer,
  runs bigint NOT NULL DEFAULT 0,
  failures bigint NOT NULL DEFAULT 0,
  failed_at timestamptz(3)
);

ALTER TABLE skills ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE skill_categories ADD FOREIGN KEY (organization_id, skill_id) REFERENCES skills (organization_id, id) ON DELETE CASCADE;
ALTER TABLE skill_categories ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE CASCADE;
ALTER TABLE member_skills ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE member_skills ADD FOREIGN KEY (organization_id, skill_id) REFERENCES skills (organization_id, id) ON DELETE CASCADE;
ALTER TABLE member_languages ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE member_capacity ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE member_presence ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE team_routing ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE;
ALTER TABLE team_turns ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE;
ALTER TABLE team_turns ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_needs ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_needs ADD FOREIGN KEY (organization_id, skill_id) REFERENCES skills (organization_id, id) ON DELETE CASCADE;
ALTER TABLE routing_decisions ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE routing_decisions ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE SET NULL (team_id);
ALTER TABLE routing_decisions ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (member_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['skills', 'skill_categories', 'member_skills', 'member_languages', 'member_capacity',
    'member_presence', 'team_routing', 'team_turns', 'conversation_needs', 'routing_decisions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
