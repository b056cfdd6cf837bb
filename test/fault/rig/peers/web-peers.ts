import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Credentials } from '@frontdesk/core/mailboxes/access/credentials'
import type { ChannelKind, ChannelSettings } from '@frontdesk/integrations/channel'
import { type Certificate, makeCertificate } from '@frontdesk/integrations/test/certificate'
import { type FakeGoogle, startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { startFakeImap } from '@frontdesk/integrations/test/fake-imap/server'
import { type FakeMicrosoft, startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { header } from '@frontdesk/integrations/test/fake-microsoft/state'
import { addressOf } from '@frontdesk/integrations/test/provider-login'
import { env } from '@frontdesk/runtime/env'
import type { Chance } from '../chance.ts'
import { openGateway } from './gateway.ts'

/** Where mails come from: what lies there is what has to be here. */
export type Source = {
  kind: ChannelKind
  address: string
  deliver(raw: Uint8Array): void
  /** The Message-ID of every mail that lies in the inbox, and the time of its arrival, or another number that grows. */
  inbox(): { messageId: string; at: Date }[]
  access(): { credentials: Credentials; settings: ChannelSettings }
  /** Something goes wrong with it for a moment, as chance decides. */
  trouble(chance: Chance): void
}

/** One account at a provider of its own: whatever happens to it happens to no other. */
export type Peer = Source & {
  /** The Message-ID of every mail that left. */
  left(): string[]
  /** It no longer knows where we were. */
  forget(): void
  /** How many requests or commands it was sent. */
  asked(): number
  /** The next `times` requests are answered with this, or not at all. */
  refuse(trouble: Trouble): void
  recover(): void
  /** It refuses everything for so long, and says so. */
  throttle(seconds: number): void
  /** It no longer lets us in, until `access` is asked for again. */
  withdraw(): void
  /** Every token ends now; null where there are none. */
  tokens: { expire(): void; renewed(): number } | null
  /** The next mail it takes leaves, and nobody is told. */
  swallowSending(): void
}

export type Trouble = { how: 'down' | 'hang' | 'cut'; times: number }
export type Peers = { open(kind: PeerKind): Promise<Peer>; close(): Promise<void> }
export type PeerKind = 'gmail' | 'outlook' | 'imap' | 'imap by token'

export const peerKinds: PeerKind[] = ['gmail', 'outlook', 'imap']

/** Providers of a file's own. Workers started after it find them. */
export async function openPeers(
  certificate: Certificate = makeCertificate({ names: ['localhost', '127.0.0.1'] }),
): Promise<Peers> {
  const gateway = await openGateway()
  const authority = join(env.FRONTDESK_DATA_DIR, 'authority.pem')
  writeFileSync(authority, certificate.cert)
  Object.assign(process.env, {
    NODE_EXTRA_CA_CERTS: authority,
    ALLOW_PRIVATE_MAIL_HOSTS: 'true',
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    GOOGLE_TOKEN_URL: `${gateway.origin}/token`,
    GMAIL_API_URL: `${gateway.origin}/`,
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    MICROSOFT_LOGIN_URL: `${gateway.origin}/login`,
    MICROSOFT_GRAPH_URL: `${gateway.origin}/v1.0`,
    WEB_URL: 'https://desk.example',
    MAILBOX_POLL_SECONDS: '2',
  })
  const closing = [gateway.close]
  const openers: Record<PeerKind, (address: string) => Promise<Opened>> = {
    gmail: (address) => openGoogle(address, gateway.add),
    outlook: (address) => openMicrosoft(address, gateway.add),
    imap: (address) => openImap(address, certificate),
    'imap by token': (address) => openImapByToken(address, certificate, gateway.add),
  }
  return {
    open: async (kind) => {
      const domain = `${kind.replaceAll(' ', '-')}.example`
      const peer = await openers[kind](`desk-${randomUUID().slice(0, 8)}@${domain}`)
      closing.unshift(peer.close)
      return peer
    },
    close: async () => {
      for (const close of closing) await close()
    },
  }
}

type AddPeer = (peer: { origin: string; knows(secret: string): boolean }) => void
type Logins = Awaited<ReturnType<typeof startFakeGoogle>>['logins']

function oauthAccess(provider: 'google' | 'microsoft', address: string, logins: Logins, token: string) {
  const refreshToken = `refresh-${address}-${randomUUID()}`
  logins.revoked.delete(address)
  logins.refreshTokens.set(refreshToken, { address, used: false })
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  return {
    credentials: { type: 'oauth' as const, provider, accessToken: token, refreshToken, expiresAt },
    settings: {},
  }
}

const knownTo = (logins: Logins) => (secret: string) =>
  logins.accessTokens.has(secret) || logins.refreshTokens.has(secret)

const tokensOf = (logins: Logins) => ({
  expire: () => logins.accessTokens.clear(),
  renewed: () => logins.refreshes,
})

type Opened = Peer & { close(): Promise<void> }

/** What may happen to any account, from small to large. */
const troubles: ((peer: Omit<Peer, 'trouble'>, chance: Chance) => void)[] = [
  (peer, chance) => peer.refuse({ how: 'cut', times: chance.between(1, 3) }),
  (peer, chance) => peer.refuse({ how: 'down', times: chance.between(1, 3) }),
  (peer, chance) =>
    peer.kind === 'imap' ? peer.refuse({ how: 'cut', times: 1 }) : peer.throttle(chance.between(1, 3)),
  (peer) => peer.tokens?.expire(),
  (peer) => peer.forget(),
]

async function openGoogle(address: string, add: AddPeer): Promise<Opened> {
  const google = await startFakeGoogle({ accounts: [address] })
  add({ origin: google.origin, knows: knownTo(google.logins) })
  return { ...googlePeer(google, address), close: google.close }
}

/** The account at a Google that is there already. */
export function googlePeer(google: FakeGoogle, address: string): Peer {
  const account = google.account(address)
  const token = google.accessToken(address)
  return withTrouble({
    kind: 'gmail',
    address,
    deliver: (raw) => void google.deliver(address, raw),
    inbox: () => [...account.mails.values()].filter(({ labels }) => !labels.has('SENT')),
    left: () => account.sent.map(({ raw }) => header(raw, 'message-id')),
    access: () => oauthAccess('google', address, google.logins, token),
    forget: () => google.expireHistory(address),
    asked: () => google.requests.length,
    refuse: ({ how, times }) => void google.fail({ on: '/gmail/', times, ...overHttp[how] }),
    recover: () => void google.recover(),
    throttle: (seconds) => {
      google.fail({ on: '/gmail/', status: 429, retryAfter: seconds, times: 10_000 })
      setTimeout(google.recover, seconds * 1_000)
    },
    withdraw: () => void google.logins.revoked.add(address),
    tokens: tokensOf(google.logins),
    swallowSending: () => void google.fail({ on: '/send', cut: true }),
  })
}

async function openMicrosoft(address: string, add: AddPeer): Promise<Opened> {
  const microsoft = await startFakeMicrosoft({ accounts: [address] })
  add({ origin: microsoft.origin, knows: knownTo(microsoft.logins) })
  return { ...microsoftPeer(microsoft, address), close: microsoft.close }
}

/** The account at a Microsoft that is there already. */
export function microsoftPeer(microsoft: FakeMicrosoft, address: string): Peer {
  const account = microsoft.account(address)
  const token = microsoft.accessToken(address)
  return withTrouble({
    kind: 'outlook',
    address,
    deliver: (raw) => void microsoft.deliver(address, raw),
    inbox: () =>
      [...account.mails.values()]
        .filter(({ folder }) => folder === 'inbox')
        .map(({ internetMessageId, receivedAt }) => ({ messageId: internetMessageId, at: receivedAt })),
    left: () => account.sent.map(({ raw }) => header(raw, 'message-id')),
    access: () => oauthAccess('microsoft', address, microsoft.logins, token),
    forget: () => microsoft.expireDelta(address, 'inbox'),
    asked: () => microsoft.requests.length,
    refuse: ({ how, times }) => void microsoft.fail({ on: '/v1.0/me', times, ...overHttp[how] }),
    recover: () => void microsoft.recover(),
    throttle: (seconds) => microsoft.throttle(address, seconds),
    withdraw: () => void microsoft.logins.revoked.add(address),
    tokens: tokensOf(microsoft.logins),
    swallowSending: () => void microsoft.fail({ on: '/send', cut: true }),
  })
}

function withTrouble(peer: Omit<Peer, 'trouble'>): Peer {
  return { ...peer, trouble: (chance) => chance.one(troubles)(peer, chance) }
}

const overHttp = { down: { status: 503 }, hang: { hang: true }, cut: { cut: true } } as const

async function openImap(
  address: string,
  certificate: Certificate,
  tokens?: Pick<Set<string>, 'has' | 'add'>,
): Promise<Opened> {
  const password = randomUUID()
  const server = await startFakeImap({ accounts: [{ address, password }], certificate })
  server.savesSent(address)
  if (tokens) server.account(address).tokens = tokens
  const at = (port: number) => ({ host: 'localhost', port, security: 'tls' as const, user: address })
  const peer = withTrouble({
    kind: 'imap',
    address,
    deliver: (raw) => void server.deliver(address, raw),
    inbox: () =>
      server
        .folder(address, 'INBOX')
        .mails.map(({ raw, at }) => ({ messageId: header(raw, 'message-id'), at })),
    left: () => server.sent(address).map(({ raw }) => header(raw, 'message-id')),
    access: () => {
      server.account(address).password = password
      return {
        credentials: { type: 'password', password },
        settings: { imap: at(server.imapPort), smtp: at(server.smtpPort) },
      }
    },
    forget: () => server.changeUidValidity(address),
    asked: () => server.log.length,
    refuse: ({ how, times }) => server.fail({ times, ...overImap[how] }),
    recover: server.recover,
    throttle: () => {
      throw new Error('IMAP has no word for this')
    },
    withdraw: () => {
      server.account(address).password = 'another one'
      server.dropAll()
    },
    tokens: null,
    swallowSending: () => server.fail({ on: 'SMTP', swallow: true }),
  })
  return { ...peer, close: server.close }
}

/** A mail server that takes no passwords, only tokens of the sign-in server behind it. */
async function openImapByToken(address: string, certificate: Certificate, add: AddPeer): Promise<Opened> {
  const microsoft = await startFakeMicrosoft({ accounts: [address] })
  const { logins } = microsoft
  add({ origin: microsoft.origin, knows: knownTo(logins) })
  const peer = await openImap(address, certificate, {
    has: (token) => addressOf(logins, `Bearer ${token}`) === address,
    add: () => new Set(),
  })
  const token = microsoft.accessToken(address)
  return {
    ...peer,
    access: () => {
      const { credentials } = oauthAccess('microsoft', address, logins, token)
      return { credentials, settings: { ...peer.access().settings, signIn: 'microsoft' } }
    },
    withdraw: () => {
      logins.revoked.add(address)
      peer.withdraw()
    },
    tokens: tokensOf(logins),
    close: async () => {
      await peer.close()
      await microsoft.close()
    },
  }
}

const overImap = { down: { bye: 'Out of order' }, hang: { hang: true }, cut: { dropAfter: 0 } } as const
