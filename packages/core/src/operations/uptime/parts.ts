import { createConnection } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { env } from '@frontdesk/runtime/env'
import { type Probe, probe, probeDatabase, probeRedis, probeStorage } from '../probe.ts'

/** What is asked every minute whether it answers, in the order it is shown. */
export const parts = ['web_ready', 'web_live', 'worker', 'database', 'redis', 'storage', 'smtp'] as const

export type Part = (typeof parts)[number]

/** Asks every part. `smtpPort` is the port the listener of this process really has. */
export async function probeParts({ smtpPort }: { smtpPort: number }): Promise<Record<Part, Probe>> {
  const [ready, live, database, redis, storage, smtp] = await Promise.all([
    probeWeb('/health/ready'),
    probeWeb('/health/live'),
    probeDatabase(),
    probeRedis(),
    probeStorage(),
    probeSmtp(smtpPort),
  ])
  const worker: Probe = { state: 'up', milliseconds: 0 }
  return { web_ready: ready, web_live: live, worker, database, redis, storage, smtp }
}

function probeWeb(path: string): Promise<Probe> {
  return probe(async () => {
    const base = env.WEB_PROBE_URL ?? env.WEB_URL
    const response = await fetch(new URL(path, base), {
      redirect: 'error',
      signal: AbortSignal.timeout(2_000),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`The web app answered ${response.status}`)
  })
}

/** Whether a server there greets as a mail server does (RFC 5321, section 3.1): with 220. */
export function probeSmtp(
  port: number,
  { host = loopbackOf(env.SMTP_HOST), secure = false } = {},
): Promise<Probe> {
  return probe(
    () =>
      new Promise<void>((resolve, reject) => {
        const socket = secure
          ? connectTls({ host, port, servername: host })
          : createConnection({ host, port })
        socket.setTimeout(2_000, () => socket.destroy(new Error('No greeting came')))
        socket.on('error', reject).once('close', () => reject(new Error('The connection was closed')))
        socket.once('data', (greeting: Buffer) => {
          if (greeting.toString('latin1').startsWith('220')) resolve()
          else reject(new Error('The greeting was not 220'))
          socket.end('QUIT\r\n')
        })
      }),
  )
}

/** Whether the mail server that takes our mail greets; null where none is set. */
export async function probeSender(): Promise<Probe | null> {
  if (env.SMTP_URL === undefined) return null
  const { hostname, port, protocol } = new URL(env.SMTP_URL)
  const secure = protocol === 'smtps:'
  return probeSmtp(Number(port) || (secure ? 465 : 587), { host: hostname.replace(/^\[|\]$/g, ''), secure })
}

/** Where a listener on all addresses of the machine is reached from the machine itself. */
function loopbackOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
