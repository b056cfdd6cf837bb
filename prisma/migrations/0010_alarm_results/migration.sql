-- What became of the last alarm that was posted, and the mail servers a sign-in at a provider is meant for.
ALTER TABLE organizations ADD COLUMN alarm_webhook_result jsonb;
ALTER TABLE oauth_flows ADD COLUMN servers jsonb;
