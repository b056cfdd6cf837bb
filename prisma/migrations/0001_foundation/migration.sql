CREATE TYPE role AS ENUM ('owner', 'admin', 'agent', 'viewer');
CREATE TYPE priority AS ENUM ('low', 'normal', 'high', 'urgent');
CREATE TYPE route AS ENUM ('informational', 'service_action', 'safety_compliance');
CREATE TYPE severity AS ENUM ('low', 'normal', 'high', 'urgent');
CREATE TYPE direction AS ENUM ('inbound', 'outbound');
CREATE TYPE delivery_state AS ENUM ('queued', 'sending', 'sent', 'failed', 'unknown', 'undone');

CREATE TABLE organizations (
  id uuid NOT NULL PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  undo_seconds integer NOT NULL DEFAULT 10,
  draft_replies boolean NOT NULL DEFAULT true,
  next_number integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE users (
  id uuid NOT NULL PRIMARY KEY,
  email text NOT NULL UNIQUE,
  password_hash text,
  disabled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE members (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  user_id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role role NOT NULL,
  disabled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, user_id),
  UNIQUE (organization_id, email)
);

CREATE TABLE sessions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  address text,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE invitations (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  email text NOT NULL,
  role role NOT NULL,
  token_hash text NOT NULL UNIQUE,
  invited_by_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE password_resets (
  id uuid NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);

CREATE TABLE api_keys (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  role role NOT NULL,
  created_by_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE mailboxes (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  channel text NOT NULL DEFAULT 'forwarding',
  address text NOT NULL UNIQUE,
  name text NOT NULL,
  from_name text NOT NULL,
  signature text NOT NULL DEFAULT '',
  paused_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE inbound_mails (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  provider_message_id text NOT NULL,
  raw_key text NOT NULL,
  size integer NOT NULL,
  envelope_from text NOT NULL,
  envelope_to text NOT NULL,
  request_id text,
  state text NOT NULL DEFAULT 'received',
  error text,
  message_id uuid,
  received_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, mailbox_id, provider_message_id)
);

CREATE TABLE contacts (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, email)
);

CREATE TABLE conversations (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  number integer NOT NULL,
  mailbox_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  assignee_id uuid,
  channel text NOT NULL DEFAULT 'mail',
  subject text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'resolved', 'closed')),
  priority priority NOT NULL DEFAULT 'normal',
  spam boolean NOT NULL DEFAULT false,
  snoozed_until timestamptz(3),
  preview text NOT NULL DEFAULT '',
  last_sequence integer NOT NULL DEFAULT 0,
  last_message_at timestamptz(3) NOT NULL,
  waiting_since timestamptz(3),
  has_attachments boolean NOT NULL DEFAULT false,
  has_draft boolean NOT NULL DEFAULT false,
  route route,
  category_id uuid,
  confidence double precision,
  sentiment double precision,
  severity severity,
  language text,
  classified_by text,
  resolved_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, number)
);

CREATE TABLE conversation_reads (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  sequence integer NOT NULL,
  PRIMARY KEY (organization_id, conversation_id, member_id)
);

CREATE TABLE conversation_events (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  type text NOT NULL,
  actor jsonb NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE notes (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  author_id uuid,
  text text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE tags (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, name)
);

CREATE TABLE conversation_tags (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  PRIMARY KEY (organization_id, conversation_id, tag_id)
);

CREATE TABLE messages (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  sequence integer NOT NULL,
  direction direction NOT NULL,
  author_id uuid,
  message_id text,
  in_reply_to text,
  "references" text[] NOT NULL DEFAULT '{}',
  from_name text NOT NULL DEFAULT '',
  from_address text NOT NULL,
  "to" jsonb NOT NULL DEFAULT '[]',
  cc jsonb NOT NULL DEFAULT '[]',
  bcc jsonb NOT NULL DEFAULT '[]',
  reply_to jsonb NOT NULL DEFAULT '[]',
  subject text NOT NULL DEFAULT '',
  text text NOT NULL,
  quoted_text text NOT NULL DEFAULT '',
  html text,
  auto_kind text NOT NULL DEFAULT 'human',
  threading jsonb NOT NULL DEFAULT '{}',
  raw_key text,
  sent_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, conversation_id, sequence)
);

CREATE TABLE attachments (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  message_id uuid,
  uploaded_by_id uuid,
  filename text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  content_id text,
  inline boolean NOT NULL DEFAULT false,
  storage_key text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE deliveries (
  message_id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  state delivery_state NOT NULL DEFAULT 'queued',
  attempts integer NOT NULL DEFAULT 0,
  error text,
  recipients text[] NOT NULL,
  not_before timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  data_started_at timestamptz(3),
  finished_at timestamptz(3),
  UNIQUE (organization_id, message_id)
);

CREATE TABLE categories (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  route route NOT NULL,
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz(3),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, key)
);

CREATE TABLE classifications (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  route route NOT NULL,
  route_confidence double precision NOT NULL,
  category_id uuid,
  confidence double precision NOT NULL,
  sentiment double precision NOT NULL,
  sentiment_confidence double precision NOT NULL,
  severity severity NOT NULL,
  severity_confidence double precision NOT NULL,
  language text NOT NULL,
  language_confidence double precision NOT NULL,
  by text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE training_examples (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  category_id uuid NOT NULL,
  message_id uuid,
  text text NOT NULL,
  source text NOT NULL,
  created_by_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE classifier_models (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  version integer NOT NULL,
  example_count integer NOT NULL,
  fingerprint text NOT NULL,
  model jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, version)
);

CREATE TABLE drafts (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  author text NOT NULL,
  message_id uuid,
  text text NOT NULL,
  sentences jsonb NOT NULL DEFAULT '[]',
  sources jsonb NOT NULL DEFAULT '[]',
  confidence double precision NOT NULL DEFAULT 0,
  by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, conversation_id, author)
);

CREATE TABLE ai_calls (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid,
  task text NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  input_tokens integer NOT NULL DEFAULT 0,
  output_tokens integer NOT NULL DEFAULT 0,
  cost_micros integer,
  latency_ms integer NOT NULL,
  outcome text NOT NULL,
  error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE articles (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  language text NOT NULL DEFAULT 'en',
  collection text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'draft',
  created_by_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE chunks (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  article_id uuid NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  terms text[] NOT NULL DEFAULT '{}',
  UNIQUE (organization_id, id)
);

CREATE TABLE saved_replies (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  language text NOT NULL DEFAULT 'en',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE outbox (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  job text NOT NULL,
  payload jsonb NOT NULL,
  request_id text,
  not_before timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  enqueued_at timestamptz(3),
  done_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE failed_jobs (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  job text NOT NULL,
  payload jsonb NOT NULL,
  request_id text,
  error text NOT NULL,
  attempts integer NOT NULL,
  failed_at timestamptz(3) NOT NULL DEFAULT now(),
  retried_at timestamptz(3),
  discarded_at timestamptz(3),
  UNIQUE (organization_id, id)
);

CREATE TABLE audit_entries (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  actor jsonb NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  before jsonb,
  after jsonb,
  request_id text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status integer,
  response jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, key)
);

-- Composite foreign keys: a plain one ignores row-level security and could point into another organization.
ALTER TABLE members ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE members ADD FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE sessions ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE sessions ADD FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE invitations ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE invitations ADD FOREIGN KEY (organization_id, invited_by_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (invited_by_id);
ALTER TABLE password_resets ADD FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE api_keys ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE api_keys ADD FOREIGN KEY (organization_id, created_by_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (created_by_id);
ALTER TABLE mailboxes ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE inbound_mails ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE contacts ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE categories ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id);
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id);
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, assignee_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (assignee_id);
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE SET NULL (category_id);
ALTER TABLE conversation_reads ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_reads ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_events ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE notes ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE notes ADD FOREIGN KEY (organization_id, author_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (author_id);
ALTER TABLE tags ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE conversation_tags ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_tags ADD FOREIGN KEY (organization_id, tag_id) REFERENCES tags (organization_id, id) ON DELETE CASCADE;
ALTER TABLE messages ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE messages ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id);
ALTER TABLE messages ADD FOREIGN KEY (organization_id, author_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (author_id);
ALTER TABLE inbound_mails ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE attachments ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE attachments ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE attachments ADD FOREIGN KEY (organization_id, uploaded_by_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (uploaded_by_id);
ALTER TABLE deliveries ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE classifications ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE classifications ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE classifications ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE SET NULL (category_id);
ALTER TABLE training_examples ADD FOREIGN KEY (organization_id, category_id) REFERENCES categories (organization_id, id) ON DELETE CASCADE;
ALTER TABLE training_examples ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE training_examples ADD FOREIGN KEY (organization_id, created_by_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (created_by_id);
ALTER TABLE classifier_models ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE drafts ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE drafts ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE ai_calls ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (conversation_id);
ALTER TABLE articles ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE articles ADD FOREIGN KEY (organization_id, created_by_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (created_by_id);
ALTER TABLE chunks ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE CASCADE;
ALTER TABLE saved_replies ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE outbox ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE failed_jobs ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE audit_entries ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE idempotency_keys ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;

CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Lists: every index starts with the organization; keyset order is (last_message_at, id).
CREATE INDEX conversations_recent ON conversations (organization_id, last_message_at DESC, id DESC) WHERE NOT spam;
CREATE INDEX conversations_by_status ON conversations (organization_id, status, last_message_at DESC, id DESC) WHERE NOT spam;
CREATE INDEX conversations_by_assignee ON conversations (organization_id, assignee_id, status, last_message_at DESC, id DESC) WHERE NOT spam;
CREATE INDEX conversations_by_mailbox ON conversations (organization_id, mailbox_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_category ON conversations (organization_id, category_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_contact ON conversations (organization_id, contact_id, last_message_at DESC);
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX conversation_tags_by_tag ON conversation_tags (organization_id, tag_id, conversation_id);
CREATE INDEX conversation_events_timeline ON conversation_events (organization_id, conversation_id, created_at);
CREATE INDEX notes_by_conversation ON notes (organization_id, conversation_id, created_at);
CREATE INDEX messages_by_message_id ON messages (organization_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX attachments_by_message ON attachments (organization_id, message_id);
CREATE INDEX classifications_by_message ON classifications (organization_id, message_id, created_at DESC);
CREATE INDEX training_examples_by_category ON training_examples (organization_id, category_id);
CREATE INDEX chunks_by_article ON chunks (organization_id, article_id, position);
CREATE INDEX contacts_recent ON contacts (organization_id, created_at DESC, id DESC);
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE done_at IS NULL;
CREATE INDEX inbound_mails_unfinished ON inbound_mails (organization_id, received_at) WHERE state IN ('received', 'quarantined');
CREATE INDEX inbound_mails_newest ON inbound_mails (organization_id, mailbox_id, received_at DESC);
CREATE INDEX inbound_mails_by_message ON inbound_mails (organization_id, message_id);
CREATE INDEX failed_jobs_recent ON failed_jobs (organization_id, failed_at DESC);
CREATE INDEX audit_entries_recent ON audit_entries (organization_id, created_at DESC, id DESC);
CREATE INDEX ai_calls_recent ON ai_calls (organization_id, created_at DESC);

-- Full text. Messages use the language-free configuration, since one inbox holds many languages.
ALTER TABLE messages ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('simple', left(subject, 1000)), 'A') ||
  setweight(to_tsvector('simple', left(from_name || ' ' || from_address, 500)), 'B') ||
  to_tsvector('simple', left(text, 100000))
) STORED;
CREATE INDEX messages_search ON messages USING gin (organization_id, search);
CREATE INDEX chunks_terms ON chunks USING gin (organization_id, terms);
CREATE INDEX chunks_trigram ON chunks USING gin (organization_id, (title || ' ' || text) gin_trgm_ops);

CREATE FUNCTION app_organization_id() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;

-- Row-level security on every table that carries organization_id, and on organizations itself.
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r'
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organizations
  USING (id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Under row-level security the text operators are not leakproof, so the GIN indexes would go unused:
-- these two functions run as their owner and take the organization from the session alone.
CREATE FUNCTION search_conversations(query text, most integer)
RETURNS TABLE (conversation_id uuid, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT m.conversation_id, max(ts_rank(m.search, q.query))::real AS rank
  FROM (SELECT to_tsquery('simple', search_conversations.query) AS query) q, messages m
  WHERE m.organization_id = app_organization_id() AND m.search @@ q.query
  GROUP BY m.conversation_id
  ORDER BY rank DESC, m.conversation_id DESC
  LIMIT most
$$;
CREATE FUNCTION search_chunks(words text[], weights real[], most integer, only_published boolean)
RETURNS TABLE (chunk_id uuid, article_id uuid, title text, passage text, language text, terms text[], rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  -- OFFSET 0 keeps the planner from joining first and reading every passage for every word.
  WITH hits AS MATERIALIZED (
    SELECT c.id, c.article_id, sum(w.weight)::real AS rank
    FROM unnest(words, weights) AS w (word, weight)
      CROSS JOIN LATERAL (
        SELECT id, article_id FROM chunks
        WHERE organization_id = app_organization_id() AND chunks.terms @> ARRAY[w.word] OFFSET 0
      ) c
    GROUP BY c.id, c.article_id
  ), best AS (
    SELECT h.id, h.rank
    FROM hits h JOIN articles a ON a.organization_id = app_organization_id() AND a.id = h.article_id
    WHERE NOT only_published OR a.status = 'published'
    ORDER BY h.rank DESC, h.id
    LIMIT most
  )
  SELECT c.id, c.article_id, c.title, c.text, a.language, c.terms, best.rank
  FROM best JOIN chunks c ON c.id = best.id AND c.organization_id = app_organization_id()
    JOIN articles a ON a.organization_id = c.organization_id AND a.id = c.article_id
  ORDER BY best.rank DESC, c.id
$$;
CREATE FUNCTION search_chunks_fuzzy(words text, most integer, only_published boolean)
RETURNS TABLE (chunk_id uuid, article_id uuid, title text, passage text, language text, terms text[], rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT c.id, c.article_id, c.title, c.text, a.language, c.terms, word_similarity(words, c.title || ' ' || c.text) AS rank
  FROM chunks c JOIN articles a ON a.organization_id = c.organization_id AND a.id = c.article_id
  WHERE c.organization_id = app_organization_id() AND words <% (c.title || ' ' || c.text)
    AND (NOT only_published OR a.status = 'published')
  ORDER BY rank DESC, c.id
  LIMIT most
$$;
