-- Addresses of other systems that are told what happens here.
CREATE TABLE webhook_endpoints (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL DEFAULT '',
  event_types text[] NOT NULL,
  -- how the body is shaped: ours, or that of a system that knows only its own
  format text NOT NULL DEFAULT 'standard' CHECK (format IN ('standard', 'slack', 'jira', 'linear')),
  options jsonb NOT NULL DEFAULT '{}',
  authorization_header text,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
  secret text NOT NULL,
  -- during a rotation both sign
  previous_secret text,
  previous_secret_until timestamptz(3),
  failing_since timestamptz(3),
  last_success_at timestamptz(3),
  disabled_at timestamptz(3),
  disabled_reason text NOT NULL DEFAULT '',
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX webhook_endpoints_active ON webhook_endpoints (organization_id) WHERE state = 'active';

-- One event for one endpoint. Its id is the webhook-id, the same at every attempt.
CREATE TABLE webhook_deliveries (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_type text NOT NULL,
  -- the ids of what happened, and facts that no longer can be read afterwards
  subject jsonb NOT NULL DEFAULT '{}',
  test boolean NOT NULL DEFAULT false,
  -- the exact text that is signed, fixed before the first attempt
  body text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- attempts since it was last begun anew
  tries integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3),
  claimed_by uuid,
  claimed_until timestamptz(3),
  response_status integer,
  error text NOT NULL DEFAULT '',
  occurred_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, id DESC);
CREATE INDEX webhook_deliveries_of_endpoint_by_state ON webhook_deliveries (organization_id, endpoint_id, state, id DESC);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (occurred_at);

CREATE TABLE webhook_attempts (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  number integer NOT NULL,
  duration_ms integer NOT NULL,
  response_status integer,
  response_start text NOT NULL DEFAULT '',
  error text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX webhook_attempts_of_delivery ON webhook_attempts (organization_id, delivery_id, id DESC);

-- Addresses of ours that other systems call.
CREATE TABLE incoming_webhooks (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  -- how a call proves who sent it
  verification text NOT NULL CHECK (verification IN ('standard', 'hub')),
  secret text NOT NULL,
  conversation_path text NOT NULL DEFAULT '',
  contact_path text NOT NULL DEFAULT '',
  subject_path text NOT NULL DEFAULT '',
  text_path text NOT NULL DEFAULT '',
  opens_conversation boolean NOT NULL DEFAULT false,
  last_call_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

-- What was taken, once for each id. The body goes after some time; the id stays, so that it never counts again.
CREATE TABLE incoming_webhook_calls (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  hook_id uuid NOT NULL,
  call_key text NOT NULL,
  body jsonb,
  outcome text NOT NULL CHECK (outcome IN ('found', 'opened', 'unmatched')),
  reason text NOT NULL DEFAULT '',
  conversation_id uuid,
  received_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, hook_id, call_key)
);
CREATE INDEX incoming_webhook_calls_of_hook ON incoming_webhook_calls (organization_id, hook_id, id DESC);
CREATE INDEX incoming_webhook_calls_with_body ON incoming_webhook_calls (received_at) WHERE body IS NOT NULL;

-- Where a safety or compliance matter stands. What happened in it is in the entries alone.
CREATE TABLE compliance_cases (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid,
  conversation_number integer NOT NULL,
  number integer NOT NULL,
  severity text NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'urgent')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'investigating', 'closed')),
  reason text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  first_looked_at timestamptz(3),
  closed_at timestamptz(3),
  closed_reason text NOT NULL DEFAULT '',
  opened_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, number),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX compliance_cases_one_running ON compliance_cases (organization_id, conversation_id) WHERE state <> 'closed';
CREATE INDEX compliance_cases_by_state ON compliance_cases (organization_id, state, id DESC);

-- One chain for each organization: every entry's hash is taken over the hash before it and its own content, and
-- sealed with a key the database does not know.
CREATE TABLE compliance_entries (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  case_id uuid NOT NULL,
  kind text NOT NULL,
  message_id uuid,
  content jsonb NOT NULL,
  actor jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  seal text NOT NULL,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, position)
);
CREATE INDEX compliance_entries_of_case ON compliance_entries (organization_id, case_id, position);
CREATE UNIQUE INDEX compliance_entries_once_a_message ON compliance_entries (organization_id, message_id) WHERE message_id IS NOT NULL;

CREATE FUNCTION refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Only the removal of a whole organization reaches an entry, by its foreign key.
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'The compliance record is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER compliance_entries_append_only BEFORE UPDATE OR DELETE ON compliance_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();
CREATE TRIGGER compliance_entries_no_truncate BEFORE TRUNCATE ON compliance_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record();

-- Whether customers are asked how it went, and whom.
CREATE TABLE csat_settings (
  organization_id uuid NOT NULL PRIMARY KEY,
  enabled boolean NOT NULL DEFAULT false,
  sample_percent integer NOT NULL DEFAULT 100 CHECK (sample_percent BETWEEN 1 AND 100),
  cooldown_days integer NOT NULL DEFAULT 30 CHECK (cooldown_days BETWEEN 0 AND 365),
  delay_minutes integer NOT NULL DEFAULT 10 CHECK (delay_minutes BETWEEN 0 AND 10080),
  valid_days integer NOT NULL DEFAULT 14 CHECK (valid_days BETWEEN 1 AND 90),
  question text NOT NULL DEFAULT '',
  changed_by jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT now()
);

-- One resolve of a conversation, and what became of asking about it.
CREATE TABLE csat_requests (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  assignee_id uuid,
  resolved_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'asked', 'skipped')),
  skipped_because text NOT NULL DEFAULT '',
  message_id uuid,
  asked_at timestamptz(3),
  expires_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, conversation_id, resolved_at)
);
CREATE INDEX csat_requests_of_contact ON csat_requests (organization_id, contact_id, asked_at DESC) WHERE state = 'asked';
CREATE INDEX csat_requests_asked ON csat_requests (organization_id, asked_at DESC) WHERE state = 'asked';

CREATE TABLE csat_answers (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  request_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
  comment text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, request_id)
);
CREATE INDEX csat_answers_of_conversation ON csat_answers (organization_id, conversation_id, id DESC);
CREATE INDEX csat_answers_by_time ON csat_answers (organization_id, created_at DESC);

ALTER TABLE webhook_endpoints ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE webhook_deliveries ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE webhook_deliveries ADD FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id) ON DELETE CASCADE;
ALTER TABLE webhook_attempts ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE webhook_attempts ADD FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries (organization_id, id) ON DELETE CASCADE;
ALTER TABLE incoming_webhooks ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE incoming_webhook_calls ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE incoming_webhook_calls ADD FOREIGN KEY (organization_id, hook_id) REFERENCES incoming_webhooks (organization_id, id) ON DELETE CASCADE;
ALTER TABLE incoming_webhook_calls ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (conversation_id);
ALTER TABLE compliance_cases ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE compliance_cases ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (conversation_id);
ALTER TABLE compliance_entries ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE compliance_entries ADD FOREIGN KEY (organization_id, case_id) REFERENCES compliance_cases (organization_id, id) ON DELETE NO ACTION;
ALTER TABLE csat_settings ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE csat_requests ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE csat_requests ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE csat_requests ADD FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id) ON DELETE CASCADE;
ALTER TABLE csat_requests ADD FOREIGN KEY (organization_id, assignee_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (assignee_id);
ALTER TABLE csat_requests ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE csat_answers ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE csat_answers ADD FOREIGN KEY (organization_id, request_id) REFERENCES csat_requests (organization_id, id) ON DELETE CASCADE;
ALTER TABLE csat_answers ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook_endpoints', 'webhook_deliveries', 'webhook_attempts', 'incoming_webhooks',
    'incoming_webhook_calls', 'compliance_cases', 'compliance_entries', 'csat_settings', 'csat_requests', 'csat_answers']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
