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
-- of a common one only so many are looked at. Each word is asked for by a statement of its own, since only with the
-- word at hand does the planner know whether to look it up or to take the first openings that have it.
CREATE FUNCTION similar_conversations(words text[], most_a_word integer, most integer)
RETURNS TABLE (conversation_id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
  word text;
  found uuid[];
  weight real;
  ids uuid[] := '{}';
  weights real[] := '{}';
  total real := 0;
BEGIN
  FOREACH word IN ARRAY words LOOP
    EXECUTE format(
      'SELECT array_agg(m.conversation_id) FROM (
         SELECT conversation_id FROM messages
         WHERE organization_id = %L::uuid AND search @@ %L::tsquery AND sequence = 1 AND direction = ''inbound''
         LIMIT %s) m', app_organization_id(), quote_literal(word), most_a_word) INTO found;
    CONTINUE WHEN found IS NULL;
    weight := ln(1 + 100000.0 / cardinality(found));
    total := total + weight;
    ids := ids || found;
    weights := weights || array_fill(weight, ARRAY[cardinality(found)]);
  END LOOP;
  RETURN QUERY
    SELECT r.id, (r.sum / nullif(total, 0))::real
    FROM (SELECT u.id, sum(u.weight) AS sum FROM unnest(ids, weights) AS u (id, weight) GROUP BY u.id) r
    JOIN conversations c ON c.organization_id = app_organization_id() AND c.id = r.id
    WHERE NOT c.spam AND c.merged_into_id IS NULL AND c.status IN ('resolved', 'closed')
    ORDER BY r.sum DESC, r.id DESC
    LIMIT most;
END
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
