-- What a forwarded mail carries, files offered as links, and the list of mail that waits for its moment.
ALTER TABLE messages ADD COLUMN forwarded_id uuid;
ALTER TABLE messages ADD FOREIGN KEY (organization_id, forwarded_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (forwarded_id);

ALTER TABLE attachments ADD COLUMN linked boolean NOT NULL DEFAULT false;

CREATE INDEX deliveries_scheduled ON deliveries (organization_id, not_before, message_id) WHERE scheduled;
CREATE INDEX delivery_recipients_by_address ON delivery_recipients (organization_id, address, updated_at DESC);
CREATE INDEX suppressions_recent ON suppressions (organization_id, id DESC);
