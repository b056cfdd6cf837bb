import type { Channel, ChannelOptions, ChannelSettings } from '../../channel.ts'
import { openImap } from '../../imap/channel.ts'
import type { Limits } from '../../imap/connection/connect.ts'
import type { FakeImap } from './server.ts'

/** Short enough to meet in a test, long enough for a busy machine. */
export const shortLimits: Limits = {
  connectMs: 3_000,
  commandMs: 5_000,
  sendMs: 10_000,
  sendAllMs: 20_000,
  lookMs: { idle: 60_000, poll: 200 },
}

export type Wanted = Partial<Omit<ChannelOptions, 'settings'>> & {
  settings?: Partial<ChannelSettings>
  starttls?: boolean
  limits?: Partial<Limits>
}

export const password = 'correct-horse'

/** A channel to an account of the fake server, as the product would open it. */
export function openAt(server: FakeImap, address: string, wanted: Wanted = {}): Channel {
  const { settings = {}, starttls = false, limits = {}, ...options } = wanted
  const security = starttls ? ('starttls' as const) : ('tls' as const)
  const at = (port: number) => ({ host: server.host, port, security, user: address })
  return openImap(
    {
      address,
      accessToken: async () => Promise.reject(new Error('There is no token')),
      password,
      spend: async () => undefined,
      ...options,
      settings: {
        imap: at(starttls ? server.starttlsPort : server.imapPort),
        smtp: at(starttls ? server.smtpStarttlsPort : server.smtpPort),
        ...settings,
      },
    },
    { ...shortLimits, ca: server.ca, ...limits },
  )
}
