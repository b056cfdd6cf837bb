-- A deadline that passed is told of once, whichever of several schedules comes first.
ALTER TABLE compliance_cases ADD COLUMN overdue_told_for timestamptz(3);
CREATE INDEX compliance_cases_overdue ON compliance_cases (due_at)
  WHERE state = 'open' AND overdue_told_for IS DISTINCT FROM due_at;

-- When a member counts as away and as gone: by a tab nobody touches, and by a browser that fell silent.
ALTER TABLE organizations
  ADD COLUMN presence_idle_minutes integer NOT NULL DEFAULT 10 CHECK (presence_idle_minutes BETWEEN 1 AND 480),
  ADD COLUMN presence_away_minutes integer NOT NULL DEFAULT 2 CHECK (presence_away_minutes BETWEEN 1 AND 60),
  ADD COLUMN presence_offline_minutes integer NOT NULL DEFAULT 30
    CHECK (presence_offline_minutes BETWEEN 2 AND 1440),
  ADD CONSTRAINT organizations_presence_order CHECK (presence_offline_minutes > presence_away_minutes);

-- When a key, the pointer or the window was last touched.
ALTER TABLE member_presence ADD COLUMN active_at timestamptz(3) NOT NULL DEFAULT now();
