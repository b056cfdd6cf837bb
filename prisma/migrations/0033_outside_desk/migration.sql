-- The public help center of an organization: its settings, what its visitors look at and say, and the messages of its
-- form.

CREATE TABLE help_centers (
  organization_id uuid NOT NULL PRIMARY KEY,
  enabled boolean NOT NULL DEFAULT false,
  -- empty for the organization's name
  title text NOT NULL DEFAULT '',
  -- as #rrggbb
  color text NOT NULL DEFAULT '#0f6b5c' CHECK (color ~ '^#[0-9a-f]{6}$'),
  form_enabled boolean NOT NULL DEFAULT true,
  -- where messages of the form arrive; the first mailbox where it is left open
  mailbox_id uuid,
  changed_by jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT now()
);

-- That a visitor looked at an article on a day. A visitor is a keyed hash of network and browser.
CREATE TABLE article_visits (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  visitor text NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (organization_id, article_id, day, visitor)
);

-- Whether a visitor finds a version of an article helpful.
CREATE TABLE article_visitor_votes (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  version integer NOT NULL,
  visitor text NOT NULL,
  helpful boolean NOT NULL,
  voted_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, article_id, version, visitor)
);

-- One message of the form, by what a browser sent: sent again it is the same.
CREATE TABLE form_messages (
  organization_id uuid NOT NULL,
  key text NOT NULL,
  conversation_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, key)
);
CREATE INDEX form_messages_by_conversation ON form_messages (organization_id, conversation_id);

ALTER TABLE help_centers ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE help_centers ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE SET NULL (mailbox_id);
ALTER TABLE article_visits ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_visitor_votes ADD FOREIGN KEY (organization_id, article_id, version) REFERENCES article_versions (organization_id, article_id, number) ON DELETE CASCADE;
ALTER TABLE form_messages ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['help_centers', 'article_visits', 'article_visitor_votes', 'form_messages']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
