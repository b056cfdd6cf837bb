-- Every save of an article is a version. What is published is one of them, and stays so while a newer one is written.
ALTER TABLE articles ADD COLUMN audience text NOT NULL DEFAULT 'public' CHECK (audience IN ('public', 'internal'));
ALTER TABLE articles ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE articles ADD COLUMN published_version integer;
ALTER TABLE articles ADD COLUMN source text;
ALTER TABLE articles ADD COLUMN source_hash text;
ALTER TABLE articles ADD CONSTRAINT articles_status CHECK (status IN ('draft', 'in_review', 'published', 'archived'));
CREATE UNIQUE INDEX articles_by_source ON articles (organization_id, source) WHERE source IS NOT NULL;
CREATE INDEX articles_recent ON articles (organization_id, updated_at DESC, id DESC);

CREATE TABLE article_versions (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  title text NOT NULL,
  body text NOT NULL,
  language text NOT NULL,
  collection text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('public', 'internal')),
  note text NOT NULL DEFAULT '',
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, article_id, number)
);

INSERT INTO article_versions (organization_id, article_id, number, title, body, language, collection, audience, created_by, created_at)
  SELECT a.organization_id, a.id, 1, a.title, a.body, a.language, a.collection, a.audience,
    jsonb_build_object('type', CASE WHEN m.id IS NULL THEN 'system' ELSE 'member' END,
      'id', coalesce(m.id::text, ''), 'name', coalesce(m.name, 'Frontdesk')), a.updated_at
  FROM articles a
    LEFT JOIN members m ON m.organization_id = a.organization_id AND m.id = a.created_by_id;
UPDATE articles SET published_version = 1 WHERE status = 'published';

-- Articles that come from files or from pages of a site, item by item.
CREATE TABLE article_imports (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('files', 'site')),
  name text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'canceled', 'failed')),
  options jsonb NOT NULL DEFAULT '{}',
  error text,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE article_import_items (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  source text NOT NULL,
  title text NOT NULL DEFAULT '',
  content jsonb,
  outcome text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'created', 'updated', 'skipped', 'failed')),
  reason text NOT NULL DEFAULT '',
  article_id uuid,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, import_id, position),
  UNIQUE (organization_id, import_id, source)
);
CREATE INDEX article_import_items_waiting ON article_import_items (organization_id, import_id, position) WHERE outcome = 'waiting';

-- What the organization decides in general, told to whoever drafts.
CREATE TABLE policies (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  title text NOT NULL,
  rule text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX policies_by_title ON policies (organization_id, title, id);

ALTER TABLE article_versions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE article_versions ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_imports ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE article_import_items ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE article_import_items ADD FOREIGN KEY (organization_id, import_id) REFERENCES article_imports (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_import_items ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE SET NULL (article_id);
ALTER TABLE policies ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['article_versions', 'article_imports', 'article_import_items', 'policies']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
