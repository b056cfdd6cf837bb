-- What each passage means to an embedding model: signed bytes, as long as the model has dimensions. Their length as
-- vectors says nothing. A passage has one at most, and goes with what it was made of.
CREATE TABLE chunk_vectors (
  organization_id uuid NOT NULL,
  chunk_id uuid NOT NULL,
  model text NOT NULL,
  vector bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, chunk_id)
);
ALTER TABLE chunk_vectors ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE chunk_vectors ADD FOREIGN KEY (organization_id, chunk_id) REFERENCES chunks (organization_id, id) ON DELETE CASCADE;
ALTER TABLE chunk_vectors ENABLE ROW LEVEL SECURITY;
ALTER TABLE chunk_vectors FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chunk_vectors
  USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

CREATE TRIGGER knowledge_version_after_insert AFTER INSERT ON chunk_vectors
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_knowledge_version();
CREATE TRIGGER knowledge_version_after_update AFTER UPDATE ON chunk_vectors
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_knowledge_version();
