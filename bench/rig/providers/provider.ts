import type { Credentials } from '@frontdesk/core/mailboxes/access/credentials'
import type { ChannelKind, ChannelSettings } from '@frontdesk/integrations/channel'

/** One account at one provider, all of it on this machine. */
export type Provider = {
  name: string
  kind: ChannelKind
  address: string
  /** Puts mails into the inbox, oldest first. */
  deliver(mails: readonly { raw: Buffer; at: Date }[]): Promise<void>
  /** Tells us that mail came, where the provider does so by calling us. */
  call(webUrl: string): Promise<void>
  access(): { credentials: Credentials; settings: ChannelSettings }
  close(): Promise<void>
}

/** A provider, and what the product needs to know of it before it starts. */
export type Opened = { provider: Provider; env: NodeJS.ProcessEnv }

export function oauth(provider: 'google' | 'microsoft', accessToken: string) {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const credentials = { type: 'oauth' as const, provider, accessToken, refreshToken: 'none', expiresAt }
  return { credentials, settings: {} }
}
