import { buildMail } from '../../../packages/integrations/src/email/build-mail.ts'
import { startFakeGoogle } from '../../../packages/integrations/src/test/fake-google/server.ts'
import { startFakeImap } from '../../../packages/integrations/src/test/fake-imap/server.ts'
import { startFakeMicrosoft } from '../../../packages/integrations/src/test/fake-microsoft/server.ts'

export const address = 'desk@shop.example'
export const password = 'correct-horse'
/** A small file, and one that is 25 MB in a mail. */
const files = { small: 20_000, large: 18 * 1024 * 1024 }

export type Ids = { small: string; large: string }
/** Where the stand-ins are reached, and what lies there. */
export type Servers = {
  env: Record<string, string>
  imap: { imapPort: number; smtpPort: number; ca: string }
  tokens: { gmail: string; outlook: string }
  ids: { gmail: Ids; outlook: Ids; imap: Ids }
}

/** Starts a mailbox at each provider with a small and a large mail in it, and tells the parent process of them. */
export async function startServers(): Promise<void> {
  const accounts = [address]
  const [google, microsoft, imap] = await Promise.all([
    startFakeGoogle({ accounts }),
    startFakeMicrosoft({ accounts }),
    startFakeImap({ accounts: [{ address, password }] }),
  ])
  const mails = { small: await mailOf(files.small), large: await mailOf(files.large) }
  const both = (put: (raw: Uint8Array) => string): Ids => ({
    small: put(mails.small),
    large: put(mails.large),
  })
  const servers: Servers = {
    env: {
      GMAIL_API_URL: google.apiUrl,
      MICROSOFT_GRAPH_URL: microsoft.graphUrl,
      ALLOW_PRIVATE_MAIL_HOSTS: 'true',
    },
    imap: { imapPort: imap.imapPort, smtpPort: imap.smtpPort, ca: imap.ca },
    tokens: { gmail: google.accessToken(address), outlook: microsoft.accessToken(address) },
    ids: {
      gmail: both((raw) => google.deliver(address, raw).id),
      outlook: both((raw) => microsoft.deliver(address, raw).id),
      imap: both((raw) => imap.deliver(address, raw)),
    },
  }
  process.send?.(servers)
  process.once('disconnect', () => process.exit(0))
}

function mailOf(fileBytes: number): Promise<Uint8Array> {
  const content = Buffer.alloc(fileBytes)
  for (let at = 0; at + 4 <= fileBytes; at += 4) content.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at)
  return buildMail(written(content))
}

/** A mail with one file, as a reply is composed. */
export function written(content: Parameters<typeof buildMail>[0]['attachments'][number]['content']) {
  return {
    messageId: `<${crypto.randomUUID()}@customer.example>`,
    date: new Date(),
    from: { name: 'Desk', address },
    to: [{ name: '', address: 'ada@customer.example' }],
    cc: [],
    subject: 'Where is my order?',
    text: 'It should have come on Monday.',
    references: [],
    attachments: [{ filename: 'photo.bin', contentType: 'application/octet-stream', content }],
  }
}

export const sizes = files
