-- Mailboxes that live at a provider.
ALTER TABLE mailboxes
  ADD COLUMN state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'reconnect', 'disconnected')),
  ADD COLUMN credentials text,
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';

CREATE TABLE mailbox_addresses (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  address text NOT NULL UNIQUE,
  from_name text NOT NULL DEFAULT '',
  send_as boolean NOT NULL DEFAULT false,
  checked_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);

CREATE TABLE mailbox_syncs (
  organization_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  cursor jsonb,
  backfill jsonb,
  lease_token uuid,
  lease_until timestamptz(3),
  token_lease_until timestamptz(3),
  listen_token uuid,
  listen_until timestamptz(3),
  hold_until timestamptz(3),
  next_sync_at timestamptz(3) NOT NULL DEFAULT now(),
  last_synced_at timestamptz(3),
  last_mail_at timestamptz(3),
  usual_gap_seconds integer,
  failures integer NOT NULL DEFAULT 0,
  watch jsonb,
  watch_expires_at timestamptz(3),
  watch_asked_at timestamptz(3),
  token_expires_at timestamptz(3),
  secret_expires_at timestamptz(3),
  quota jsonb,
  reconciled_at timestamptz(3),
  reconciliation jsonb,
  postponed jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (organization_id, mailbox_id)
);
CREATE INDEX mailbox_syncs_due ON mailbox_syncs (next_sync_at);

CREATE TABLE mailbox_incidents (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  code text NOT NULL,
  detail text NOT NULL DEFAULT '',
  occurrences integer NOT NULL DEFAULT 1,
  first_at timestamptz(3) NOT NULL DEFAULT now(),
  last_at timestamptz(3) NOT NULL DEFAULT now(),
  told_at timestamptz(3),
  resolved_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX mailbox_incidents_open ON mailbox_incidents (organization_id, mailbox_id, code) WHERE resolved_at IS NULL;
CREATE INDEX mailbox_incidents_recent ON mailbox_incidents (organization_id, mailbox_id, last_at DESC, id DESC);

CREATE TABLE oauth_flows (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  mailbox_id uuid,
  provider text NOT NULL,
  state_hash text NOT NULL UNIQUE,
  sealed_verifier text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  UNIQUE (organization_id, id)
);

-- What the provider and the listener say of a mail. A mail found again under a new number at its provider
-- is known by its content.
ALTER TABLE inbound_mails
  ADD COLUMN provider_thread_id text,
  ADD COLUMN content_hash text,
  ADD COLUMN origin jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN authentication jsonb,
  ADD UNIQUE (organization_id, mailbox_id, content_hash);

ALTER TABLE messages
  ADD COLUMN provider_message_id text,
  ADD COLUMN provider_thread_id text,
  ADD COLUMN trust jsonb,
  ADD COLUMN invitation jsonb,
  ADD COLUMN protection text;
CREATE INDEX messages_by_provider_thread ON messages (organization_id, mailbox_id, provider_thread_id)
  WHERE provider_thread_id IS NOT NULL;
CREATE INDEX messages_by_in_reply_to ON messages (organization_id, in_reply_to) WHERE in_reply_to IS NOT NULL;

ALTER TABLE attachments ADD COLUMN dangerous boolean NOT NULL DEFAULT false;

-- Mail out: one state per recipient, scheduled mail, and addresses that must not be written to again.
ALTER TABLE deliveries
  ADD COLUMN attempt_token uuid,
  ADD COLUMN scheduled boolean NOT NULL DEFAULT false,
  ADD COLUMN cancel_on_reply boolean NOT NULL DEFAULT false;

CREATE TABLE delivery_recipients (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  address text NOT NULL,
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sent', 'delayed', 'failed', 'bounced', 'complained', 'suppressed', 'unknown')),
  reason text,
  detail text,
  permanent boolean,
  report_message_id uuid,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, message_id, address)
);

CREATE TABLE suppressions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  address text NOT NULL,
  reason text NOT NULL,
  message_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, address)
);

CREATE TABLE automatic_mails (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid,
  message_id uuid,
  kind text NOT NULL,
  recipient text NOT NULL,
  verdict text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX automatic_mails_by_recipient ON automatic_mails (organization_id, recipient, created_at DESC);
CREATE INDEX automatic_mails_by_conversation ON automatic_mails (organization_id, conversation_id, created_at DESC);
CREATE INDEX automatic_mails_recent ON automatic_mails (organization_id, created_at DESC);

-- Conversations put together and taken apart, each step reversible for a while.
ALTER TABLE conversations ADD COLUMN merged_into_id uuid;
CREATE INDEX conversations_merged ON conversations (organization_id, merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE conversation_moves (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('merge', 'split', 'move')),
  source_id uuid NOT NULL,
  target_id uuid NOT NULL,
  moved jsonb NOT NULL,
  before jsonb NOT NULL,
  actor jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  undo_until timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  UNIQUE (organization_id, id)
);
CREATE INDEX conversation_moves_by_source ON conversation_moves (organization_id, source_id, created_at DESC);
CREATE INDEX conversation_moves_by_target ON conversation_moves (organization_id, target_id, created_at DESC);

CREATE TABLE conversation_links (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  linked_id uuid NOT NULL,
  reason text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, conversation_id, linked_id)
);

-- When people work, and who is told when a mailbox falls silent.
ALTER TABLE organizations
  ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
  ADD COLUMN business_hours jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN alarm_webhook_url text,
  ADD COLUMN alarm_webhook_secret text;
ALTER TABLE contacts ADD COLUMN time_zone text;

ALTER TABLE mailbox_addresses ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE mailbox_syncs ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE mailbox_incidents ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE oauth_flows ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE oauth_flows ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE delivery_recipients ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE delivery_recipients ADD FOREIGN KEY (organization_id, report_message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (report_message_id);
ALTER TABLE suppressions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE suppressions ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE automatic_mails ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE automatic_mails ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, merged_into_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (merged_into_id);
ALTER TABLE conversation_moves ADD FOREIGN KEY (organization_id, source_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_moves ADD FOREIGN KEY (organization_id, target_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_links ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_links ADD FOREIGN KEY (organization_id, linked_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['mailbox_addresses', 'mailbox_syncs', 'mailbox_incidents', 'oauth_flows',
    'delivery_recipients', 'suppressions', 'automatic_mails', 'conversation_moves', 'conversation_links']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
