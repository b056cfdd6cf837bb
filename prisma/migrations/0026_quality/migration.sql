-- How long the assistant took to judge a message; null where nobody measured, and for the word of a person.
ALTER TABLE classifications ADD COLUMN took_ms double precision CHECK (took_ms >= 0);
CREATE INDEX classifications_recent ON classifications (organization_id, created_at);
-- What people said, which is little of all.
CREATE INDEX classifications_corrected ON classifications (organization_id, conversation_id, created_at) WHERE by = 'agent';

-- What the held-out examples are and what the version took them for, counted; null for versions from before.
ALTER TABLE classifier_versions ADD COLUMN confusion jsonb;

-- For lists of those who wait, the longest first.
CREATE INDEX conversations_waiting_longest ON conversations (organization_id, waiting_since, id)
  WHERE waiting_since IS NOT NULL AND NOT spam;
CREATE INDEX conversations_angry_waiting ON conversations (organization_id, waiting_since, id)
  WHERE waiting_since IS NOT NULL AND NOT spam AND sentiment <= -0.2;
