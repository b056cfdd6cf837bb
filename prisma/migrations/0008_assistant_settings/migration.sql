-- Providers of an organization's own, what they may cost, how they are asked, and what left the system for them.
CREATE TABLE ai_providers (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('openai', 'anthropic', 'google', 'azure', 'compatible')),
  label text NOT NULL,
  position integer NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  sealed_key text,
  -- The last characters of the key, so that people can tell which one it is.
  key_hint text,
  base_url text,
  api_version text,
  model text NOT NULL,
  models jsonb NOT NULL DEFAULT '{}',
  tested_at timestamptz(3),
  test jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX ai_providers_in_order ON ai_providers (organization_id, position);

-- One row at most for each organization; without it everything is as the platform has it.
CREATE TABLE ai_settings (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL UNIQUE,
  use_platform boolean NOT NULL DEFAULT true,
  monthly_budget_micros bigint CHECK (monthly_budget_micros >= 0),
  UNIQUE (organization_id, id)
);

CREATE TABLE ai_prices (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  model text NOT NULL,
  -- Millionths of a dollar for a million tokens.
  input_micros bigint NOT NULL CHECK (input_micros >= 0),
  output_micros bigint NOT NULL CHECK (output_micros >= 0),
  cached_input_micros bigint CHECK (cached_input_micros >= 0),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, model)
);

-- Said once a month for each threshold.
CREATE TABLE ai_budget_alarms (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  month date NOT NULL,
  percent integer NOT NULL CHECK (percent BETWEEN 1 AND 100),
  spent_micros bigint NOT NULL,
  budget_micros bigint NOT NULL,
  told_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, month, percent)
);

CREATE TABLE prompt_versions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  task text NOT NULL CHECK (task IN ('classify', 'draft', 'summarize', 'translate', 'check')),
  -- The built-in prompt is version 0 and has no row.
  version integer NOT NULL CHECK (version > 0),
  template text NOT NULL,
  note text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT false,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, task, version)
);
CREATE UNIQUE INDEX prompt_versions_active ON prompt_versions (organization_id, task) WHERE active;

-- What left the system, written before it leaves. It holds no personal data: a hash of the redacted text, and counts.
CREATE TABLE ai_disclosures (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid,
  task text NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  host text NOT NULL,
  content_hash text NOT NULL,
  characters integer NOT NULL,
  estimated_tokens integer NOT NULL,
  placeholders jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX ai_disclosures_recent ON ai_disclosures (organization_id, id DESC);

ALTER TABLE ai_calls
  ADD COLUMN prompt_version integer NOT NULL DEFAULT 0,
  ADD COLUMN estimated_tokens integer NOT NULL DEFAULT 0,
  ADD COLUMN cached_tokens integer NOT NULL DEFAULT 0;

ALTER TABLE ai_providers ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE ai_settings ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE ai_prices ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE ai_budget_alarms ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE prompt_versions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE ai_disclosures ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE ai_disclosures ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (conversation_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ai_providers', 'ai_settings', 'ai_prices', 'ai_budget_alarms', 'prompt_versions',
    'ai_disclosures']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
