-- Mails that were accepted together are ingested by one job. What was promised for a single one is a group of one now.
UPDATE outbox SET job = 'ingest-mails', enqueued_at = NULL, payload = jsonb_build_object('mails', jsonb_build_array(
    jsonb_build_object('inboundMailId', payload->>'inboundMailId', 'requestId', request_id)))
  -- What gave up is done until a person has it tried again.
  WHERE job = 'ingest-mail' AND (done_at IS NULL OR id IN (SELECT id FROM failed_jobs));
UPDATE failed_jobs SET job = 'ingest-mails', payload = jsonb_build_object('mails', jsonb_build_array(
    jsonb_build_object('inboundMailId', payload->>'inboundMailId', 'requestId', request_id)))
  WHERE job = 'ingest-mail';
