-- What an organization's people called spam and not spam, learned. Without a row the shipped examples judge alone.
CREATE TABLE spam_models (
  organization_id uuid NOT NULL PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
  own_count integer NOT NULL,
  fingerprint text NOT NULL,
  -- null where learning from them would call wanted mail spam: then the shipped examples judge
  model bytea,
  -- when the examples were read: a training that took longer than a later one does not undo it
  read_at timestamptz(3) NOT NULL,
  trained_at timestamptz(3) NOT NULL DEFAULT now()
);
ALTER TABLE spam_models ALTER COLUMN model SET STORAGE EXTERNAL;

ALTER TABLE spam_models ENABLE ROW LEVEL SECURITY;
ALTER TABLE spam_models FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON spam_models USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
