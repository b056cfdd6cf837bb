import { Parser } from 'htmlparser2'
import { safeFetch } from '../../outbound/safe-fetch.ts'
import type { Servers } from './known-providers.ts'

/** Fetches a file; null when there is none. */
export type FetchText = (url: string) => Promise<string | null>

export const fetchPublic: FetchText = async (url) => {
  const limits = { timeoutMs: 4_000, maxBytes: 200_000, maxRedirects: 2 }
  const answer = await safeFetch(url, { headers: { accept: 'text/xml' } }, limits).catch(() => null)
  return answer?.status === 200 ? Buffer.from(answer.body).toString('utf8') : null
}

/** Where Thunderbird looks, too: at the domain itself, and in the collection its makers keep. Never without TLS. */
export async function askAutoconfig(
  fetchText: FetchText,
  domain: string,
  address: string,
): Promise<Servers | null> {
  const who = encodeURIComponent(address)
  const urls = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${who}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
    `https://autoconfig.thunderbird.net/v1.1/${domain}`,
  ]
  const answers = await Promise.all(urls.map((url) => fetchText(url).catch(() => null)))
  for (const text of answers) {
    const found = text === null ? null : readAutoconfig(text)
    if (found) return found
  }
  return null
}

type Entry = { kind: string; type: string; fields: Record<string, string> }

/** Reads a `clientConfig` file. Servers without TLS are passed over. */
export function readAutoconfig(xml: string): Servers | null {
  const entries: Entry[] = []
  let open: Entry | null = null
  let field = ''
  const parser = new Parser(
    {
      onopentag: (name, { type = '' }) => {
        if (/^(incoming|outgoing)server$/i.test(name)) {
          open = { kind: name.toLowerCase(), type: type.toLowerCase(), fields: {} }
          entries.push(open)
        } else field = name.toLowerCase()
      },
      ontext: (text) => {
        if (open && field !== '') open.fields[field] = (open.fields[field] ?? '') + text
      },
      onclosetag: (name) => {
        if (/^(incoming|outgoing)server$/i.test(name)) open = null
        field = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  const imap = firstSafe(entries.filter(({ kind, type }) => kind === 'incomingserver' && type === 'imap'))
  const smtp = firstSafe(entries.filter(({ kind, type }) => kind === 'outgoingserver' && type === 'smtp'))
  return imap && smtp ? { imap, smtp } : null
}

const securities: Record<string, 'tls' | 'starttls'> = { ssl: 'tls', starttls: 'starttls' }

function firstSafe(entries: readonly Entry[]): Servers['imap'] | null {
  const servers = entries.flatMap(({ fields }) => {
    const security = securities[(fields.sockettype ?? '').trim().toLowerCase()]
    const [host, port] = [(fields.hostname ?? '').trim().toLowerCase(), Number(fields.port)]
    const whole =
      security && /^[a-z0-9.-]+$/.test(host) && Number.isInteger(port) && port > 0 && port < 65_536
    return whole ? [{ host, port, security }] : []
  })
  return servers.find(({ security }) => security === 'tls') ?? servers[0] ?? null
}
