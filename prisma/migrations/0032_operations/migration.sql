-- How the installation itself fares. None of these belongs to an organization, and none holds anything of one:
-- only the system role may touch them.

-- Whether each part answered, minute by minute. With several workers a part counts as up where one of them reached it.
CREATE TABLE health_probes (
  part text NOT NULL CHECK (part IN ('web_live', 'web_ready', 'worker', 'database', 'redis', 'storage', 'smtp')),
  minute timestamptz(0) NOT NULL,
  up boolean NOT NULL,
  milliseconds integer NOT NULL,
  PRIMARY KEY (part, minute)
);
CREATE INDEX health_probes_by_minute ON health_probes (minute);

-- What each process counted in a minute. `latency` holds how many answers fell under each bound of the histogram.
CREATE TABLE process_minutes (
  minute timestamptz(0) NOT NULL,
  service text NOT NULL CHECK (service IN ('web', 'worker')),
  process_id uuid NOT NULL,
  requests integer NOT NULL DEFAULT 0,
  client_errors integer NOT NULL DEFAULT 0,
  server_errors integer NOT NULL DEFAULT 0,
  latency integer[] NOT NULL DEFAULT '{}',
  pool_size integer NOT NULL DEFAULT 0,
  pool_used integer NOT NULL DEFAULT 0,
  pool_waiting integer NOT NULL DEFAULT 0,
  cache_hits integer NOT NULL DEFAULT 0,
  cache_misses integer NOT NULL DEFAULT 0,
  streams integer NOT NULL DEFAULT 0,
  jobs_done integer NOT NULL DEFAULT 0,
  jobs_failed integer NOT NULL DEFAULT 0,
  PRIMARY KEY (minute, service, process_id)
);

-- Errors that are the same but for what they were about. The message is masked and without names or numbers.
CREATE TABLE error_groups (
  id uuid NOT NULL PRIMARY KEY,
  fingerprint text NOT NULL UNIQUE,
  service text NOT NULL,
  level text NOT NULL CHECK (level IN ('warn', 'error', 'fatal')),
  name text NOT NULL,
  message text NOT NULL,
  frame text NOT NULL,
  count bigint NOT NULL,
  first_seen_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  -- the newest few, to be looked for in the logs
  request_ids text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'seen', 'muted')),
  state_at timestamptz(3),
  -- how many there were when somebody looked
  count_then bigint NOT NULL DEFAULT 0
);
CREATE INDEX error_groups_by_last_seen ON error_groups (last_seen_at DESC, id DESC);

-- What a provider said when a call failed goes after its term.
CREATE INDEX ai_calls_with_error ON ai_calls (created_at) WHERE error IS NOT NULL;
