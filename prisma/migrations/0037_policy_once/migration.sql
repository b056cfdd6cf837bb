-- The organization of the session is read once a statement instead of once a row, and plans do not depend on whose it
-- is: a connection keeps a plan for all. For an organization that statistics had not counted yet, PostgreSQL expected no
-- rows, and read all its mail to find a single message.
DO $$
DECLARE
  owned record;
  setting constant text := '(SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)';
BEGIN
  FOR owned IN
    SELECT tablename AS name, CASE tablename WHEN 'organizations' THEN 'id' ELSE 'organization_id' END AS owner
      FROM pg_policies WHERE schemaname = 'public' AND policyname = 'tenant'
  LOOP
    EXECUTE format('ALTER POLICY tenant ON %I USING (%I = %s) WITH CHECK (%I = %s)',
      owned.name, owned.owner, setting, owned.owner, setting);
  END LOOP;
END $$;

-- The same for the one function that searches past row-level security: its plan, too, is kept for whoever comes next.
CREATE OR REPLACE FUNCTION search_conversations(query text, most integer)
RETURNS TABLE (conversation_id uuid, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT m.conversation_id, max(ts_rank(m.search, q.query))::real AS rank
  FROM (SELECT to_tsquery('simple', search_conversations.query) AS query) q, messages m
  WHERE m.organization_id = (SELECT app_organization_id()) AND m.search @@ q.query
  GROUP BY m.conversation_id
  ORDER BY rank DESC, m.conversation_id DESC
  LIMIT most
$$;
