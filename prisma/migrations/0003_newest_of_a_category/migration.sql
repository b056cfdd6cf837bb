-- The list of one category has no status in it, so the index that had one could not give the newest first.
DROP INDEX conversations_by_category;
CREATE INDEX conversations_by_category ON conversations (organization_id, category_id, last_message_at DESC, id DESC) WHERE NOT spam;
