import type { Channel, ChannelKind, ChannelOptions, ChannelSettings } from './channel.ts'
import type { OauthProvider } from './oauth/providers.ts'

/** Opens a channel without calling the provider. */
type Open = (options: ChannelOptions) => Channel

type Entry = {
  load: () => Promise<Open>
  /** who signs its people in; null where a password does */
  oauth: OauthProvider | null
  /** the name under which it writes Authentication-Results: null where it cannot be relied upon */
  authority: string | null
  /** its servers are anybody's: where the provider behind them is not known, we check signatures ourselves */
  anyServer?: true
}

/** Every provider: one folder and one entry here. Loaded when first used, since their clients are heavy. */
export const channels: Partial<Record<ChannelKind, Entry>> = {
  gmail: {
    load: async () => (await import('./gmail/channel.ts')).openGmail,
    oauth: 'google',
    authority: 'mx.google.com',
  },
  outlook: {
    load: async () => (await import('./outlook/channel.ts')).openOutlook,
    oauth: 'microsoft',
    authority: '',
  },
  imap: {
    load: async () => (await import('./imap/channel.ts')).openImap,
    oauth: null,
    authority: null,
    anyServer: true,
  },
}

/** Who signs people in, and where: both speak for the provider behind a mail server. */
const byServer = {
  google: { kind: 'gmail', hosts: /(?:^|\.)(?:gmail|googlemail)\.com$/ },
  microsoft: { kind: 'outlook', hosts: /(?:^|\.)(?:office365|outlook)\.com$/ },
} as const

/** Whose Authentication-Results count in a mailbox, null for nobody's; and whether we have to check signatures. */
export function trustOf(
  kind: ChannelKind,
  { signIn, imap }: ChannelSettings,
): { authority: string | null; check: boolean } {
  const entry = channels[kind]
  if (!entry?.anyServer) return { authority: entry?.authority ?? null, check: false }
  const host = imap?.host.toLowerCase() ?? ''
  const known = Object.entries(byServer).find(([name, { hosts }]) => name === signIn || hosts.test(host))
  const authority = known ? (channels[known[1].kind]?.authority ?? null) : null
  return { authority, check: authority === null }
}

/** The mailbox at its provider. Nothing is asked of the provider before the first call. */
export async function openChannel(kind: ChannelKind, options: ChannelOptions): Promise<Channel> {
  const entry = channels[kind]
  if (!entry) throw new Error(`There is no channel ${kind}`)
  const open = await entry.load()
  return open(options)
}
