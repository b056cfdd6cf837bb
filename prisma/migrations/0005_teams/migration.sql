-- Teams: who answers together, which conversations are theirs, and whose a mailbox's new conversations become.
CREATE TABLE teams (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX teams_by_name ON teams (organization_id, lower(name));

CREATE TABLE team_members (
  organization_id uuid NOT NULL,
  team_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (organization_id, team_id, member_id)
);
CREATE INDEX team_members_by_member ON team_members (organization_id, member_id);

ALTER TABLE conversations ADD COLUMN team_id uuid;
ALTER TABLE mailboxes ADD COLUMN default_team_id uuid;
-- Without a condition on spam, so that it also finds what has to be cleared when a team is deleted.
CREATE INDEX conversations_by_team ON conversations (organization_id, team_id, status, last_message_at DESC, id DESC);

ALTER TABLE teams ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE team_members ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE;
ALTER TABLE team_members ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversations ADD FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE SET NULL (team_id);
ALTER TABLE mailboxes ADD FOREIGN KEY (organization_id, default_team_id) REFERENCES teams (organization_id, id) ON DELETE SET NULL (default_team_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['teams', 'team_members']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
