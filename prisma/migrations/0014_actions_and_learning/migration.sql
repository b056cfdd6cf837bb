-- Which actions an organization allows, who has to approve them, and how they are carried out.
CREATE TABLE service_action_settings (
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  enabled boolean NOT NULL,
  approval text NOT NULL CHECK (approval IN ('never', 'above', 'always')),
  approval_above numeric(14, 2) CHECK (approval_above >= 0),
  approval_currency text,
  carried_out text NOT NULL CHECK (carried_out IN ('person', 'webhook')),
  webhook_url text,
  webhook_secret text,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  changed_by jsonb NOT NULL,
  PRIMARY KEY (organization_id, kind),
  CHECK (carried_out = 'person' OR (webhook_url IS NOT NULL AND webhook_secret IS NOT NULL)),
  CHECK (approval <> 'above' OR (approval_above IS NOT NULL AND approval_currency IS NOT NULL))
);

-- A next step for a conversation as a filled template. Only a person takes it out of `proposed`.
CREATE TABLE service_actions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'done', 'failed', 'dismissed')),
  fields jsonb NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'und',
  proposed_by text NOT NULL,
  edited_by jsonb,
  decided_by jsonb,
  decided_at timestamptz(3),
  carried_out text CHECK (carried_out IN ('person', 'webhook')),
  attempts integer NOT NULL DEFAULT 0,
  result text NOT NULL DEFAULT '',
  finished_by jsonb,
  finished_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  CHECK (state IN ('proposed', 'dismissed') OR (decided_by IS NOT NULL AND decided_by->>'type' <> 'system'))
);
CREATE INDEX service_actions_of_conversation ON service_actions (organization_id, conversation_id, id DESC);
CREATE UNIQUE INDEX service_actions_one_proposal ON service_actions (organization_id, conversation_id, kind) WHERE state = 'proposed';

-- What the assistant learned from edits and would like to have changed; equal ones are one, with their evidence.
CREATE TABLE assistant_proposals (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fact', 'policy', 'missing_step', 'tone')),
  article_id uuid,
  article_title text NOT NULL DEFAULT '',
  old_text text NOT NULL DEFAULT '',
  new_text text NOT NULL DEFAULT '',
  count integer NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
  decided_by jsonb,
  decided_at timestamptz(3),
  result_article_id uuid,
  seen_at timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX assistant_proposals_by_state ON assistant_proposals (organization_id, state, id DESC);

CREATE TABLE assistant_proposal_evidence (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  review_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  drafted text NOT NULL,
  sent text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, proposal_id, review_id)
);
CREATE INDEX assistant_proposal_evidence_of_review ON assistant_proposal_evidence (organization_id, review_id);

-- What people decided the assistant is to keep to in every draft.
CREATE TABLE assistant_guidance (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('policy', 'tone')),
  text text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  proposal_id uuid,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX assistant_guidance_active ON assistant_guidance (organization_id, id) WHERE active;

-- Questions the knowledge did not answer, and what they have in common.
CREATE TABLE knowledge_gaps (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  title text NOT NULL,
  terms text[] NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'und',
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'dismissed', 'written')),
  question_count integer NOT NULL DEFAULT 0,
  proposal jsonb,
  proposed_by text,
  article_id uuid,
  decided_by jsonb,
  decided_at timestamptz(3),
  seen_at timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX knowledge_gaps_by_weight ON knowledge_gaps (organization_id, state, question_count DESC, id DESC);

CREATE TABLE knowledge_gap_questions (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  gap_id uuid,
  question text NOT NULL,
  terms text[] NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'und',
  reason text NOT NULL CHECK (reason IN ('no_answer', 'unsure')),
  asked_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, message_id)
);
CREATE INDEX knowledge_gap_questions_of_gap ON knowledge_gap_questions (organization_id, gap_id, id DESC);
CREATE INDEX knowledge_gap_questions_loose ON knowledge_gap_questions (organization_id, id) WHERE gap_id IS NULL;

-- Which articles were at hand for a draft that was sent.
CREATE INDEX draft_reviews_sources ON draft_reviews USING gin (sources jsonb_path_ops);

ALTER TABLE service_action_settings ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE service_actions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE service_actions ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE service_actions ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE SET NULL (message_id);
ALTER TABLE assistant_proposals ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE assistant_proposals ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE SET NULL (article_id);
ALTER TABLE assistant_proposals ADD FOREIGN KEY (organization_id, result_article_id) REFERENCES articles (organization_id, id) ON DELETE SET NULL (result_article_id);
ALTER TABLE assistant_proposal_evidence ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE assistant_proposal_evidence ADD FOREIGN KEY (organization_id, proposal_id) REFERENCES assistant_proposals (organization_id, id) ON DELETE CASCADE;
ALTER TABLE assistant_proposal_evidence ADD FOREIGN KEY (organization_id, review_id) REFERENCES draft_reviews (organization_id, id) ON DELETE CASCADE;
ALTER TABLE assistant_proposal_evidence ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE assistant_guidance ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE assistant_guidance ADD FOREIGN KEY (organization_id, proposal_id) REFERENCES assistant_proposals (organization_id, id) ON DELETE SET NULL (proposal_id);
ALTER TABLE knowledge_gaps ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE knowledge_gaps ADD FOREIGN KEY (organization_id, article_id) REFERENCES articles (organization_id, id) ON DELETE SET NULL (article_id);
ALTER TABLE knowledge_gap_questions ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE knowledge_gap_questions ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE knowledge_gap_questions ADD FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE;
ALTER TABLE knowledge_gap_questions ADD FOREIGN KEY (organization_id, gap_id) REFERENCES knowledge_gaps (organization_id, id) ON DELETE SET NULL (gap_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['service_action_settings', 'service_actions', 'assistant_proposals',
    'assistant_proposal_evidence', 'assistant_guidance', 'knowledge_gaps', 'knowledge_gap_questions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
