-- What was made of the assistant's offers: answers kept, saved replies recommended, articles read and judged, drafts
-- judged.

-- What a kept answer saved, in millionths of a dollar; such a row has the outcome `cached` and cost nothing.
ALTER TABLE ai_calls ADD COLUMN saved_micros integer NOT NULL DEFAULT 0;
-- Task → how its providers are ordered, where that is not the order of the list.
ALTER TABLE ai_settings ADD COLUMN orders jsonb NOT NULL DEFAULT '{}';

-- A saved reply that was shown as fitting a message, where it stood, and what became of it.
CREATE TABLE saved_reply_recommendations (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  -- the customer's message it was to answer
  message_id uuid NOT NULL,
  saved_reply_id uuid NOT NULL,
  rank integer NOT NULL CHECK (rank > 0),
  confidence double precision NOT NULL,
  shown_at timestamptz(3) NOT NULL DEFAULT now(),
  inserted_at timestamptz(3),
  -- the message it left with
  sent_message_id uuid,
  -- whether more than its gaps was changed before
  changed boolean,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, message_id, saved_reply_id)
);
CREATE INDEX saved_reply_recommendations_by_reply ON saved_reply_recommendations (organization_id, saved_reply_id, shown_at);
CREATE INDEX saved_reply_recommendations_inserted ON saved_reply_recommendations (organization_id, conversation_id)
  WHERE inserted_at IS NOT NULL AND sent_message_id IS NULL;

-- That a member looked at an article on a day: looking again says nothing new.
CREATE TABLE article_views (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  member_id uuid NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (organization_id, article_id, day, member_id)
);

-- That a draft rested on an article, once for each message it was to answer, however often it was drafted.
CREATE TABLE article_citations (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  message_id uuid NOT NULL,
  cited_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, article_id, message_id)
);

-- Whether a member finds a version of an article helpful.
CREATE TABLE article_votes (
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  version integer NOT NULL,
  member_id uuid NOT NULL,
  helpful boolean NOT NULL,
  voted_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, article_id, version, member_id)
);

-- What a member thinks of a draft. The draft is replaced by the next one; who wrote it and its review stay.
CREATE TABLE draft_ratings (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  member_id uuid NOT NULL,
  drafted_by text NOT NULL,
  good boolean NOT NULL,
  reason text CHECK (reason IN ('wrong', 'incomplete', 'off_topic', 'tone', 'too_long', 'language', 'other')),
  comment text NOT NULL DEFAULT '',
  -- what became of the draft, once a reply was sent
  review_id uuid,
  rated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, draft_id, member_id),
  CHECK (NOT good OR reason IS NULL)
);
CREATE INDEX draft_ratings_by_time ON draft_ratings (organization_id, rated_at);

ALTER TABLE saved_reply_recommendations ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_recommendations ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_recommendations ADD FOREIGN KEY (organization_id, saved_reply_id) REFERENCES saved_replies (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_recommendations ADD FOREIGN KEY (organization_id, sent_message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (sent_message_id);
ALTER TABLE article_views ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_views ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_citations ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_citations ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE article_votes ADD FOREIGN KEY (organization_id, article_id, version) REFERENCES article_versions (organization_id, article_id, number) ON DELETE CASCADE;
ALTER TABLE article_votes ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE draft_ratings ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE draft_ratings ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE draft_ratings ADD FOREIGN KEY (organization_id, review_id) REFERENCES draft_reviews (organization_id, id) ON DELETE SET NULL (review_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['saved_reply_recommendations', 'article_views', 'article_citations',
    'article_votes', 'draft_ratings']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
