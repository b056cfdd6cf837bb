-- A forwarding address receives at once and may be sent from when it is proven to be the organization's: by a code that
-- was mailed to it. Who connects an account at a provider has proven it by signing in.

ALTER TABLE mailboxes ADD COLUMN proven_at timestamptz(3);
-- What was connected before stays as it is.
UPDATE mailboxes SET proven_at = created_at;

-- The code that is out for an address, as its hash. One replaces the other.
CREATE TABLE mailbox_proofs (
  organization_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  code_hash text NOT NULL,
  -- wrong codes that were entered
  attempts integer NOT NULL DEFAULT 0,
  -- codes mailed since `since`, of which only so many leave in a day
  mailed integer NOT NULL DEFAULT 1,
  since timestamptz(3) NOT NULL DEFAULT now(),
  mailed_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organization_id, mailbox_id)
);
ALTER TABLE mailbox_proofs ADD FOREIGN KEY (organization_id, mailbox_id) REFERENCES mailboxes (organization_id, id) ON DELETE CASCADE;
ALTER TABLE mailbox_proofs ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailbox_proofs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mailbox_proofs USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
