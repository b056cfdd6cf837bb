-- A contact's firm, found by the domains of its mail addresses.
CREATE TABLE companies (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
CREATE INDEX companies_newest ON companies (organization_id, created_at DESC, id DESC);

-- A domain leads to one company, which is what two mails of a new company race for. It leads to none, and keeps to
-- that, once somebody has deleted the company or taken the domain away from it.
CREATE TABLE company_domains (
  organization_id uuid NOT NULL,
  domain text NOT NULL CHECK (domain = lower(domain) AND length(domain) BETWEEN 3 AND 253),
  company_id uuid,
  PRIMARY KEY (organization_id, domain)
);
CREATE INDEX company_domains_of_company ON company_domains (organization_id, company_id);

ALTER TABLE contacts
  ADD COLUMN company_id uuid,
  -- a person said so, or that there is none: later mail leaves it
  ADD COLUMN company_chosen boolean NOT NULL DEFAULT false;
CREATE INDEX contacts_of_company ON contacts (organization_id, company_id) WHERE company_id IS NOT NULL;

-- What an organization keeps about its conversations, contacts and companies beside what everybody does.
CREATE TABLE custom_fields (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  subject text NOT NULL CHECK (subject IN ('conversation', 'contact', 'company')),
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 60),
  label text NOT NULL,
  type text NOT NULL CHECK (type IN ('text', 'number', 'date', 'checkbox', 'select')),
  options text[] NOT NULL DEFAULT '{}' CHECK ((type = 'select') = (cardinality(options) > 0)),
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, subject, key)
);

-- A row for each value, in a column of its type: equality on such columns is leakproof, so that row-level security
-- leaves their indexes in use, which it does not where values are looked up inside jsonb. The owner is whichever of
-- the three is named.
CREATE TABLE custom_values (
  organization_id uuid NOT NULL,
  field_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  conversation_id uuid,
  contact_id uuid,
  company_id uuid,
  text_value text CHECK (length(text_value) BETWEEN 1 AND 500),
  number_value double precision,
  date_value date,
  flag_value boolean,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, owner_id, field_id),
  CHECK (num_nonnulls(conversation_id, contact_id, company_id) <= 1),
  CHECK (num_nonnulls(text_value, number_value, date_value, flag_value) <= 1)
);
CREATE INDEX custom_values_of_conversation ON custom_values (organization_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX custom_values_of_contact ON custom_values (organization_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX custom_values_of_company ON custom_values (organization_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX custom_values_by_text ON custom_values (organization_id, field_id, text_value) WHERE text_value IS NOT NULL;
CREATE INDEX custom_values_by_number ON custom_values (organization_id, field_id, number_value) WHERE number_value IS NOT NULL;
CREATE INDEX custom_values_by_date ON custom_values (organization_id, field_id, date_value) WHERE date_value IS NOT NULL;
CREATE INDEX custom_values_by_flag ON custom_values (organization_id, field_id, flag_value) WHERE flag_value IS NOT NULL;

-- Members who are told what happens in a conversation, be it theirs or not.
CREATE TABLE conversation_followers (
  organization_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  since timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, conversation_id, member_id)
);
CREATE INDEX conversation_followers_of_member ON conversation_followers (organization_id, member_id, conversation_id);

ALTER TABLE companies ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE company_domains ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE company_domains ADD FOREIGN KEY (organization_id, company_id) REFERENCES companies (organization_id, id) ON DELETE SET NULL (company_id);
ALTER TABLE contacts ADD FOREIGN KEY (organization_id, company_id) REFERENCES companies (organization_id, id) ON DELETE SET NULL (company_id);
ALTER TABLE custom_fields ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE custom_values ADD FOREIGN KEY (organization_id, field_id) REFERENCES custom_fields (organization_id, id) ON DELETE CASCADE;
ALTER TABLE custom_values ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE custom_values ADD FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id) ON DELETE CASCADE;
ALTER TABLE custom_values ADD FOREIGN KEY (organization_id, company_id) REFERENCES companies (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_followers ADD FOREIGN KEY (organization_id, conversation_id) REFERENCES conversations (organization_id, id) ON DELETE CASCADE;
ALTER TABLE conversation_followers ADD FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id) ON DELETE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['companies', 'company_domains', 'custom_fields', 'custom_values', 'conversation_followers']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
