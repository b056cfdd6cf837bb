-- Sign-in by providers, how long sessions last and their renewal, roles of an organization's own, and keys with a scope.

-- Who somebody is at a provider: the subject counts, not the address, which may change hands there.
CREATE TABLE user_identities (
  provider text NOT NULL CHECK (provider IN ('google', 'microsoft', 'oidc')),
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- the address the provider named when the two were linked
  email text NOT NULL,
  linked_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, issuer, subject),
  UNIQUE (provider, issuer, user_id)
);

ALTER TABLE organizations ADD COLUMN password_sign_in boolean NOT NULL DEFAULT true;
ALTER TABLE organizations ADD COLUMN session_hours integer NOT NULL DEFAULT 720 CHECK (session_hours BETWEEN 1 AND 2160);

ALTER TABLE sessions ADD COLUMN opened_by text NOT NULL DEFAULT 'password'
  CHECK (opened_by IN ('password', 'google', 'microsoft', 'oidc'));
-- When the present token was handed out, and whether it has been shown to us since.
ALTER TABLE sessions ADD COLUMN token_issued_at timestamptz(3) NOT NULL DEFAULT now();
ALTER TABLE sessions ADD COLUMN token_seen boolean NOT NULL DEFAULT true;
CREATE INDEX sessions_of_member ON sessions (organization_id, member_id, id) WHERE revoked_at IS NULL;

-- Tokens that were followed by another one. Whoever shows one after its successor was used has stolen one of the two.
CREATE TABLE replaced_session_tokens (
  token_hash text NOT NULL UNIQUE,
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- when its successor was first used; null until then
  replaced_at timestamptz(3),
  PRIMARY KEY (organization_id, token_hash)
);
CREATE INDEX replaced_session_tokens_of_session ON replaced_session_tokens (organization_id, session_id);

-- A role of an organization's own: part of what one of the built-in roles may, which stays its rank.
CREATE TABLE custom_roles (
  id uuid NOT NULL PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  role role NOT NULL CHECK (role IN ('admin', 'agent', 'viewer')),
  permissions text[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, name)
);
ALTER TABLE members ADD COLUMN custom_role_id uuid;
ALTER TABLE api_keys ADD COLUMN custom_role_id uuid;
-- What a key may of all that its role may; null for everything.
ALTER TABLE api_keys ADD COLUMN scope jsonb CHECK (jsonb_typeof(scope) = 'array');

ALTER TABLE replaced_session_tokens ADD FOREIGN KEY (organization_id, session_id) REFERENCES sessions (organization_id, id) ON DELETE CASCADE;
ALTER TABLE custom_roles ADD FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE;
ALTER TABLE members ADD FOREIGN KEY (organization_id, custom_role_id) REFERENCES custom_roles (organization_id, id);
ALTER TABLE api_keys ADD FOREIGN KEY (organization_id, custom_role_id) REFERENCES custom_roles (organization_id, id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['replaced_session_tokens', 'custom_roles']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
       WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
