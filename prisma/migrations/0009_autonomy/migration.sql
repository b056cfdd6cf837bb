-- How far the assistant may go in each category, and what became of its drafts: the measure it has to earn it by.
CREATE TABLE category_autonomy (
  organization_id uuid NOT NULL,
  category_id uuid NOT NULL,
  mode text NOT NULL DEFAULT 'suggest' CHECK (mode IN ('off', 'shadow', 'suggest', 'send_with_undo', 'auto')),
  bar double precision NOT NULL DEFAULT 0.95 CHECK (bar BETWEEN 0.5 AND 0.999),
  least_reviewed integer NOT NULL DEFAULT 50 CHECK (least_reviewed BETWEEN 10 AND 10000),
  least_confidence double precision NOT NULL DEFAULT 0.8 CHECK (least_confidence BETWEEN 0 AND 1),
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  changed_by jsonb NOT NULL,
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (organization_id, category_id)
);

CREATE TABLE draft_reviews (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid,
  sent_message_id uuid,
  category_id uuid,
  mode text NOT NULL,
  drafted_by text NOT NULL,
  confidence double precision NOT NULL,
  draft_text text NOT NULL,
  sources jsonb NOT NULL DEFAULT '[]',
  sent_text text,
  similarity double precision,
  edits jsonb NOT NULL DEFAULT '[]',
  good boolean,
  decided_by jsonb,
  decided_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX draft_reviews_by_category ON draft_reviews (organization_id, category_id, decided_at DESC) WHERE good IS NOT NULL;
CREATE INDEX draft_reviews_open ON draft_reviews (organization_id, id DESC) WHERE good IS NULL;
CREATE INDEX draft_reviews_of_sent ON draft_reviews (organization_id, sent_message_id);
CREATE INDEX draft_reviews_of_conversation ON draft_reviews (organization_id, conversation_id);

ALTER TABLE drafts ADD COLUMN mode text NOT NULL DEFAULT 'suggest';
ALTER TABLE drafts ADD COLUMN category_id uuid;

ALTER TABLE category_autonomy ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE category_autonomy ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE CASCADE;
ALTER TABLE draft_reviews ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE draft_reviews ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE draft_reviews ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE draft_reviews ADD FOREIGN KEY (organization_id, sent_message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (sent_message_id);
ALTER TABLE draft_reviews ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE SET NULL (category_id);
ALTER TABLE drafts ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE SET NULL (category_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['category_autonomy', 'draft_reviews']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
