-- Each process keeps an index of an organization's passages in its memory for as long as this version stands.
-- A random value, not a count: one that was taken back must never come again.
CREATE TABLE knowledge_versions (
  organization_id uuid NOT NULL PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
  version uuid NOT NULL
);
ALTER TABLE knowledge_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON knowledge_versions
  USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
INSERT INTO knowledge_versions (organization_id, version)
  SELECT organization_id, gen_random_uuid() FROM (SELECT DISTINCT organization_id FROM chunks) known;

CREATE FUNCTION begin_knowledge_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS
$$
BEGIN
  INSERT INTO knowledge_versions (organization_id, version)
    SELECT organization_id, gen_random_uuid() FROM (SELECT DISTINCT organization_id FROM changed) c
    ON CONFLICT (organization_id) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END
$$;
-- What goes with its organization must not bring a row back for it.
CREATE FUNCTION change_knowledge_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS
$$
BEGIN
  UPDATE knowledge_versions SET version = gen_random_uuid()
    WHERE organization_id IN (SELECT organization_id FROM changed);
  RETURN NULL;
END
$$;
CREATE TRIGGER knowledge_version_after_insert AFTER INSERT ON chunks
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION begin_knowledge_version();
CREATE TRIGGER knowledge_version_after_update AFTER UPDATE ON chunks
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_knowledge_version();
CREATE TRIGGER knowledge_version_after_delete AFTER DELETE ON chunks
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_knowledge_version();
CREATE TRIGGER knowledge_version_after_update AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_knowledge_version();

-- The index in memory takes the place of these.
DROP FUNCTION search_chunks(text[], real[], integer, boolean);
DROP FUNCTION search_chunks_fuzzy(text, integer, boolean);
DROP INDEX chunks_terms;
DROP INDEX chunks_trigram;
