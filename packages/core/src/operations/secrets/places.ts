/** A column that holds sealed text, what names its row, and what the text was sealed for. */
export type Place = {
  table: string
  column: string
  key: readonly string[]
  /** the context `encryptSecret` was given, from the key of the row */
  context: (key: Record<string, string>) => string
}

/** The context the modules use that keep the secrets: the column, and the row. */
const named = (place: string, ...key: string[]) => ({
  key,
  context: (row: Record<string, string>) => [place, ...key.map((name) => row[name] ?? '')].join('.'),
})

/** Every column in which secrets are kept. What is sealed elsewhere lives for minutes and is made anew. */
export const places: readonly Place[] = [
  { table: 'mailboxes', column: 'credentials', ...named('mailboxes.credentials', 'id') },
  {
    table: 'organizations',
    column: 'alarm_webhook_secret',
    ...named('organizations.alarm_webhook_secret', 'id'),
  },
  { table: 'ai_providers', column: 'sealed_key', ...named('ai_providers.sealed_key', 'id') },
  {
    table: 'service_action_settings',
    column: 'webhook_secret',
    ...named('service_action_settings.webhook_secret', 'organization_id', 'kind'),
  },
  {
    table: 'webhook_endpoints',
    column: 'secret',
    ...named('webhook_endpoints.secret', 'organization_id', 'id'),
  },
  {
    table: 'webhook_endpoints',
    column: 'previous_secret',
    ...named('webhook_endpoints.secret', 'organization_id', 'id'),
  },
  {
    table: 'webhook_endpoints',
    column: 'authorization_header',
    ...named('webhook_endpoints.authorization.secret', 'organization_id', 'id'),
  },
  {
    table: 'incoming_webhooks',
    column: 'secret',
    ...named('incoming_webhooks.secret', 'organization_id', 'id'),
  },
  { table: 'chat_widgets', column: 'secret', ...named('chat_widgets.secret', 'organization_id', 'id') },
]
