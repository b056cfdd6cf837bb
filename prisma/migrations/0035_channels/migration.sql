-- Where conversations come from: mail, the API, the form of the help center, the chat on a customer's site, and calls.

ALTER TABLE conversations ADD CONSTRAINT conversations_channel_check
  CHECK (channel IN ('mail', 'api', 'form', 'chat', 'voice'));
-- Nearly everything is mail, so only the rest is worth an index.
CREATE INDEX conversations_by_channel ON conversations (organization_id, channel, last_message_at DESC, id DESC)
  WHERE channel <> 'mail';

-- The number a contact calls from, as +49301234567.
ALTER TABLE contacts ADD COLUMN phone text CHECK (phone ~ '^\+[0-9]{3,15}$');
CREATE INDEX contacts_by_phone ON contacts (organization_id, phone) WHERE phone IS NOT NULL;

-- A button on a site of the organization's behind which its visitors write.
CREATE TABLE chat_widgets (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  -- public: it stands in the pages of the site
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  -- the sites that may show it, as https://shop.example
  origins text[] NOT NULL DEFAULT '{}',
  -- where its conversations arrive; the first mailbox, and that mailbox's team, where they are left open
  mailbox_id uuid,
  team_id uuid,
  greeting text NOT NULL DEFAULT '',
  hours text NOT NULL DEFAULT '',
  color text NOT NULL DEFAULT '#0f6b5c' CHECK (color ~ '^#[0-9a-f]{6}$'),
  -- whether visitors are asked for name and address before their first message
  asks text NOT NULL DEFAULT 'optional' CHECK (asks IN ('nothing', 'optional', 'required')),
  -- sealed: with it the organization's own site shows who a visitor is
  secret text NOT NULL,
  changed_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX chat_widgets_by_mailbox ON chat_widgets (organization_id, mailbox_id);
CREATE INDEX chat_widgets_by_team ON chat_widgets (organization_id, team_id);

-- Whoever wrote through a widget, from one browser or, where the site has shown who it is, from any.
CREATE TABLE chat_visitors (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  widget_id uuid NOT NULL,
  -- the site's own id for them, shown to be true
  user_id text,
  name text NOT NULL DEFAULT '',
  -- as they gave it: nobody has shown that it is theirs
  email text,
  contact_id uuid,
  -- what they write in now
  conversation_id uuid,
  last_sequence integer NOT NULL DEFAULT 0,
  -- when a stream of theirs was last open
  seen_at timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, widget_id, user_id)
);
CREATE INDEX chat_visitors_by_contact ON chat_visitors (organization_id, contact_id);
CREATE INDEX chat_visitors_by_conversation ON chat_visitors (organization_id, conversation_id);

-- What a visitor sees, in their order: what they wrote, and each answer from when its time for undo is over. Nothing
-- else is ever shown to them.
CREATE TABLE chat_messages (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  visitor_id uuid NOT NULL,
  -- null for an answer that can still be taken back
  sequence integer,
  -- drawn in the visitor's browser, so that sending it again changes nothing; null for answers
  client_id text,
  PRIMARY KEY (organization_id, message_id),
  UNIQUE (organization_id, visitor_id, sequence),
  UNIQUE (organization_id, visitor_id, client_id)
);

-- A call and the conversation its transcript became, once for each id its phone system gave it.
CREATE TABLE voice_calls (
  organization_id uuid NOT NULL,
  call_id text NOT NULL,
  conversation_id uuid,
  caller text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  language text,
  -- an address elsewhere, never fetched
  recording_url text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, call_id)
);
CREATE INDEX voice_calls_by_conversation ON voice_calls (organization_id, conversation_id);

ALTER TABLE chat_widgets ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE chat_widgets ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE SET NULL (mailbox_id);
ALTER TABLE chat_widgets ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE SET NULL (team_id);
ALTER TABLE chat_visitors ADD FOREIGN KEY (organization_id, widget_id) REFERENCES chat_widgets (organization_id, id) ON DELETE CASCADE;
ALTER TABLE chat_visitors ADD FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id) ON DELETE SET NULL (contact_id);
ALTER TABLE chat_visitors ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE SET NULL (conversation_id);
ALTER TABLE chat_messages ADD FOREIGN KEY (organization_id, visitor_id) REFERENCES chat_visitors (organization_id, id) ON DELETE CASCADE;
ALTER TABLE chat_messages ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE voice_calls ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE voice_calls ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['chat_widgets', 'chat_visitors', 'chat_messages', 'voice_calls']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
