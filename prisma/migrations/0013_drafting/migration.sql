-- What somebody asked of a new draft, and what became of it.
CREATE TABLE draft_requests (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  wishes jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'offered', 'nothing', 'overtaken')),
  asked_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX draft_requests_newest ON draft_requests (organization_id, conversation_id, id DESC);

-- What it was asked for beside an answer, and which of that it does not fulfil.
ALTER TABLE drafts ADD COLUMN wishes jsonb NOT NULL DEFAULT '{}';
ALTER TABLE drafts ADD COLUMN unmet jsonb NOT NULL DEFAULT '[]';
-- What was looked at when it was checked, so that it can be explained.
ALTER TABLE drafts ADD COLUMN checks jsonb NOT NULL DEFAULT '[]';

-- What a long conversation is about; one for each, as of a message.
CREATE TABLE conversation_summaries (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid,
  sequence integer NOT NULL,
  message_count integer NOT NULL,
  summary jsonb NOT NULL,
  language text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('long', 'hand_over', 'resolved', 'asked')),
  written_by text NOT NULL,
  cost_micros bigint,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, conversation_id)
);

-- A message in another language. For one of ours that was translated before it left, `original` is what was written.
CREATE TABLE message_translations (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('translation', 'original')),
  language text NOT NULL,
  text text NOT NULL,
  changed jsonb NOT NULL DEFAULT '[]',
  written_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, message_id, kind, language)
);

-- A saved reply that was put into a reply, and the message it left with.
CREATE TABLE saved_reply_uses (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  saved_reply_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  category_id uuid,
  member_id uuid,
  message_id uuid,
  inserted_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX saved_reply_uses_by_reply ON saved_reply_uses (organization_id, saved_reply_id, category_id);
CREATE INDEX saved_reply_uses_open ON saved_reply_uses (organization_id, conversation_id) WHERE message_id IS NULL;

-- Only what opens a conversation is compared, so that neither answers nor quarrels count.
CREATE INDEX messages_openings ON messages USING gin (organization_id, search) WHERE sequence = 1 AND direction = 'inbound';

-- Settled conversations whose opening has words in common with a question. A rare word tells more than a common one, and
-- of a common one only so many are looked at; that keeps it fast however common the words are.
CREATE FUNCTION similar_conversations(words text[], most_a_word integer, most integer)
RETURNS TABLE (conversation_id uuid, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  WITH hits AS MATERIALIZED (
    SELECT w.word, m.conversation_id
    FROM unnest(words) AS w (word)
      CROSS JOIN LATERAL (
        SELECT conversation_id FROM messages
        WHERE organization_id = app_organization_id() AND search @@ quote_literal(w.word)::tsquery
          AND sequence = 1 AND direction = 'inbound'
        LIMIT most_a_word
      ) m
  ), weights AS (
    SELECT word, ln(1 + 100000.0 / count(*)) AS weight FROM hits GROUP BY word
  ), ranked AS (
    SELECT h.conversation_id, sum(g.weight) AS rank FROM hits h JOIN weights g USING (word) GROUP BY h.conversation_id
  )
  SELECT r.conversation_id, (r.rank / (SELECT sum(weight) FROM weights))::real AS rank
  FROM ranked r JOIN conversations c ON c.organization_id = app_organization_id() AND c.id = r.conversation_id
  WHERE NOT c.spam AND c.merged_into_id IS NULL AND c.status IN ('resolved', 'closed')
  ORDER BY r.rank DESC, r.conversation_id DESC
  LIMIT most
$$;

ALTER TABLE draft_requests ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE draft_requests ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_summaries ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE conversation_summaries ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_summaries ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE message_translations ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE message_translations ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id, saved_reply_id) REFERENCES saved_replies (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE SET NULL (category_id);
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (member_id);
ALTER TABLE saved_reply_uses ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft_requests', 'conversation_summaries', 'message_translations', 'saved_reply_uses']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
