-- When desks are open. An organization's own business hours hold where a policy names no calendar.
CREATE TABLE business_calendars (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  hours jsonb NOT NULL,
  holidays jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX business_calendars_by_name ON business_calendars (organization_id, lower(name));

-- What is promised to whom. The first active policy whose conditions hold applies.
CREATE TABLE sla_policies (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  conditions jsonb NOT NULL DEFAULT '{}',
  targets_by text NOT NULL DEFAULT 'priority' CHECK (targets_by IN ('priority', 'severity')),
  targets jsonb NOT NULL,
  calendar_id uuid,
  near_percent integer NOT NULL DEFAULT 80 CHECK (near_percent BETWEEN 1 AND 99),
  pauses text[] NOT NULL DEFAULT '{}' CHECK (pauses <@ ARRAY['pending', 'answered', 'snoozed']),
  active boolean NOT NULL,
  -- what a customer has been waiting for since before is not promised anything in hindsight
  active_since timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  CHECK (active = (active_since IS NOT NULL))
);
CREATE INDEX sla_policies_in_order ON sla_policies (organization_id, position, id);
CREATE INDEX sla_policies_by_calendar ON sla_policies (organization_id, calendar_id);

-- A promise that runs: of the first answer, of the next one, or of the end. It keeps the policy as it was then.
CREATE TABLE sla_clocks (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('first', 'next', 'resolution')),
  policy_id uuid,
  terms jsonb NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  started_at timestamptz(3) NOT NULL,
  pauses jsonb NOT NULL DEFAULT '[]',
  paused_at timestamptz(3),
  near_at timestamptz(3),
  due_at timestamptz(3),
  near_told_at timestamptz(3),
  breach_told_at timestamptz(3),
  met_at timestamptz(3),
  stopped_at timestamptz(3),
  -- when somebody has to look at it next
  check_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, conversation_id, kind, started_at)
);
CREATE INDEX sla_clocks_to_check ON sla_clocks (check_at) WHERE check_at IS NOT NULL;
CREATE INDEX sla_clocks_running ON sla_clocks (organization_id, due_at, conversation_id)
  WHERE met_at IS NULL AND stopped_at IS NULL;
CREATE INDEX sla_clocks_by_policy ON sla_clocks (organization_id, policy_id) WHERE met_at IS NULL AND stopped_at IS NULL;

-- A policy that was set for a conversation by hand or by a workflow, whatever its conditions.
ALTER TABLE conversations ADD COLUMN sla_policy_id uuid;

ALTER TABLE business_calendars ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE sla_policies ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE sla_policies ADD FOREIGN KEY (organization_id, calendar_id) REFERENCES business_calendars (organization_id, id);
ALTER TABLE sla_clocks ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE sla_clocks ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE sla_clocks ADD FOREIGN KEY (organization_id, policy_id) REFERENCES sla_policies (organization_id, id) ON DELETE SET NULL (policy_id);
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, sla_policy_id) REFERENCES sla_policies (organization_id, id) ON DELETE SET NULL (sla_policy_id);
CREATE INDEX conversations_by_sla_policy ON conversations (organization_id, sla_policy_id) WHERE sla_policy_id IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['business_calendars', 'sla_policies', 'sla_clocks']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
