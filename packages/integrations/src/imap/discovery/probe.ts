import { env } from '@frontdesk/runtime/env'
import { safeConnect } from '../../outbound/safe-connect.ts'
import type { Servers } from './known-providers.ts'

/** Whether a mail server answers there. */
export type Probe = (server: Servers['imap'], kind: 'imap' | 'smtp') => Promise<boolean>

const greetings = { imap: /^\* (OK|PREAUTH)/i, smtp: /^220[ -]/ }

/** Connects, with a verified certificate where TLS comes first, and waits for the greeting of the protocol. */
export const probeServer: Probe = async ({ host, port, security }, kind) => {
  const timeoutMs = 4_000
  const options = { timeoutMs, tls: security === 'tls', allowPrivate: env.ALLOW_PRIVATE_MAIL_HOSTS }
  const socket = await safeConnect(host, port, options).catch(() => null)
  if (!socket) return false
  try {
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs)
      const end = (answers: boolean) => {
        clearTimeout(timer)
        resolve(answers)
      }
      socket.once('data', (bytes: Buffer) => end(greetings[kind].test(bytes.toString('latin1'))))
      socket.once('error', () => end(false)).once('close', () => end(false))
    })
  } finally {
    socket.on('error', () => undefined)
    socket.destroy()
  }
}

/** Names most firms give their servers, tried all at once; the first that answers in this order is taken. */
export async function guessServers(probe: Probe, domain: string): Promise<Servers | null> {
  const at = (names: string[], port: number, security: 'tls' | 'starttls') =>
    names.map((name) => ({ host: `${name}.${domain}`, port, security }))
  const [imap, smtp] = await Promise.all([
    firstAnswering(probe, 'imap', [
      ...at(['imap', 'mail'], 993, 'tls'),
      ...at(['imap', 'mail'], 143, 'starttls'),
    ]),
    firstAnswering(probe, 'smtp', [
      ...at(['smtp', 'mail'], 465, 'tls'),
      ...at(['smtp', 'mail'], 587, 'starttls'),
    ]),
  ])
  return imap && smtp ? { imap, smtp } : null
}

async function firstAnswering(
  probe: Probe,
  kind: 'imap' | 'smtp',
  servers: Servers['imap'][],
): Promise<Servers['imap'] | null> {
  const answers = await Promise.all(servers.map((server) => probe(server, kind).catch(() => false)))
  return servers.find((_, index) => answers[index]) ?? null
}
