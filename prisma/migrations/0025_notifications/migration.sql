-- What a member is told in the product and by mail. The words stay where they were written: a row names its cause.
CREATE TABLE notifications (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('mention', 'assigned', 'followed', 'notified', 'summary')),
  conversation_id uuid NOT NULL,
  cause text NOT NULL CHECK (cause IN ('note', 'event', 'message', 'summary')),
  -- a note, a line of the timeline, a message, or the newest message a summary knows of
  cause_id uuid NOT NULL,
  actor jsonb NOT NULL,
  in_app boolean NOT NULL,
  by_mail boolean NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  read_at timestamptz(3),
  snoozed_until timestamptz(3),
  digest_id uuid,
  digest_sent_at timestamptz(3),
  UNIQUE (organization_id, id),
  -- One cause makes one notification, however often a job runs.
  UNIQUE (organization_id, member_id, cause, cause_id)
);
CREATE INDEX notifications_of_member ON notifications (organization_id, member_id, (read_at IS NULL), id);
CREATE INDEX notifications_unread ON notifications (organization_id, member_id, conversation_id) WHERE read_at IS NULL;
-- News of a conversation somebody follows is one notification until it is read.
CREATE UNIQUE INDEX notifications_followed ON notifications (organization_id, member_id, conversation_id)
  WHERE kind = 'followed' AND read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (created_at) WHERE read_at IS NULL AND by_mail AND digest_sent_at IS NULL;
CREATE INDEX notifications_mailed ON notifications (organization_id, member_id, digest_sent_at)
  WHERE digest_sent_at IS NOT NULL;
CREATE INDEX notifications_by_digest ON notifications (organization_id, digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX notifications_by_age ON notifications (created_at);

-- What a member chose to hear of; a kind without a row is told as usual.
CREATE TABLE notification_preferences (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('mention', 'assigned', 'followed', 'notified', 'summary')),
  in_app boolean NOT NULL,
  by_mail boolean NOT NULL,
  PRIMARY KEY (organization_id, member_id, kind)
);

-- Members a note speaks to, and what each was called in its text.
CREATE TABLE note_mentions (
  organization_id uuid NOT NULL,
  note_id uuid NOT NULL,
  member_id uuid NOT NULL,
  named text NOT NULL,
  PRIMARY KEY (organization_id, note_id, member_id)
);

ALTER TABLE notifications ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE notifications ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE notification_preferences ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE note_mentions ADD FOREIGN KEY (organization_id, note_id) REFERENCES notes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE note_mentions ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notifications', 'notification_preferences', 'note_mentions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
