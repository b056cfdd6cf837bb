-- The three routes of a message are what it leads to: nothing beside them opens cases or asks for drafts any more.
-- A built-in one that was never edited becomes the new definition, as a second version, and is switched on. Where there
-- is none, or only one that was edited, which stays as it is, another one is made and switched on: what messages
-- led to in an organization goes on.
ALTER TABLE workflows NO FORCE ROW LEVEL SECURITY;
ALTER TABLE workflow_versions NO FORCE ROW LEVEL SECURITY;

CREATE TEMP TABLE new_routes ON COMMIT DROP AS
SELECT * FROM (VALUES
  (0, 'route_informational', 'Route: informational', 'A question is answered from the knowledge. Where the assistant is not sure what it is about, a person decides about the draft.',
    '{"trigger":{"on":"classified","with":{"onlyNew":true}},"conditions":{"all":[{"field":"classification.route","is":"is","value":"informational"},{"field":"conversation.spam","is":"is_false"}]},"steps":[{"if":{"field":"classification.sure","is":"is_true"},"yes":[{"do":"request_draft","with":{},"onError":"stop"}],"no":[{"do":"request_draft","with":{"held":true},"onError":"stop"}]},{"do":"propose_next_steps","with":{},"onError":"stop"}]}'::jsonb),
  (1, 'route_service_action', 'Route: service action', 'Something is to be done for the customer: the next steps are proposed as filled templates and wait for approval, beside a draft.',
    '{"trigger":{"on":"classified","with":{"onlyNew":true}},"conditions":{"all":[{"field":"classification.route","is":"is","value":"service_action"},{"field":"conversation.spam","is":"is_false"}]},"steps":[{"do":"propose_next_steps","with":{},"onError":"stop"},{"if":{"field":"classification.sure","is":"is_true"},"yes":[{"do":"request_draft","with":{},"onError":"stop"}],"no":[{"do":"request_draft","with":{"held":true},"onError":"stop"}]}]}'::jsonb),
  (2, 'route_safety_compliance', 'Route: safety and compliance', 'A matter of safety or law becomes a compliance case with the deadline of its severity, and a person decides about the draft.',
    '{"trigger":{"on":"classified","with":{"onlyNew":true}},"conditions":{"all":[{"field":"classification.route","is":"is","value":"safety_compliance"},{"field":"conversation.spam","is":"is_false"}]},"steps":[{"do":"create_compliance_case","with":{"reason":"The message was judged to be about safety or compliance"},"onError":"stop"},{"do":"request_draft","with":{"held":true},"onError":"stop"}]}'::jsonb)
) AS r (place, key, name, description, definition);

CREATE TEMP TABLE route_changes ON COMMIT DROP AS
SELECT o.id AS organization_id, r.*, gen_random_uuid() AS version_id, coalesce(kept.id, gen_random_uuid()) AS workflow_id,
  kept.id IS NOT NULL AS known
FROM organizations o
CROSS JOIN new_routes r
LEFT JOIN LATERAL (
  SELECT w.id FROM workflows w
  WHERE w.organization_id = o.id AND w.template = r.key AND w.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM workflow_versions v WHERE v.organization_id = o.id AND v.workflow_id = w.id
      AND (v.number > 1 OR v.state = 'draft' OR v.written_by->>'name' <> 'Frontdesk'))
  ORDER BY w.id LIMIT 1) kept ON true;

INSERT INTO workflows (id, organization_id, name, description, position, template, created_by)
SELECT workflow_id, organization_id, name, description, place, key, '{"type": "system", "id": "", "name": "Frontdesk"}'
FROM route_changes WHERE NOT known;

INSERT INTO workflow_versions (id, organization_id, workflow_id, number, state, definition, written_by, published_by,
  published_at)
SELECT version_id, organization_id, workflow_id, CASE WHEN known THEN 2 ELSE 1 END, 'published', definition, by, by, now()
FROM route_changes, (SELECT '{"type": "system", "id": "", "name": "Frontdesk"}'::jsonb AS by) f;

UPDATE workflows w SET active = true, hears = ARRAY['classified'], published_version_id = c.version_id,
  description = c.description, changed_at = now()
FROM route_changes c WHERE w.organization_id = c.organization_id AND w.id = c.workflow_id;

ALTER TABLE workflows FORCE ROW LEVEL SECURITY;
ALTER TABLE workflow_versions FORCE ROW LEVEL SECURITY;

-- What was judged is answered first, however much else waits.
CREATE INDEX workflow_events_judged ON workflow_events (organization_id, id)
  WHERE done_at IS NULL AND set_aside_at IS NULL AND trigger = 'classified';
