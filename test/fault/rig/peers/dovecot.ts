import { randomUUID } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Dovecot, startDovecot } from '@frontdesk/integrations/test/dovecot/start'
import { header } from '@frontdesk/integrations/test/fake-microsoft/state'
import type { Source } from './web-peers.ts'

type DovecotPeer = Source & { certificate: Dovecot['certificate']; close(): Promise<void> }

/** An account at a real Dovecot, whose certificate workers have to trust; null where there is none. */
export async function openDovecotPeer(): Promise<DovecotPeer | null> {
  const password = randomUUID()
  const dovecot = await startDovecot(password)
  if (!dovecot) return null
  const address = `desk-${randomUUID().slice(0, 8)}@dovecot.example`
  const folder = dovecot.folderOf(address)
  const owner = statSync(join(folder, '..'))
  const own = (path: string) => chownSync(path, owner.uid, owner.gid)
  for (const path of [folder, ...['tmp', 'new', 'cur'].map((name) => join(folder, name))]) {
    mkdirSync(path, { recursive: true })
    own(path)
  }
  let delivered = 0
  const server = { host: 'localhost', port: dovecot.port, security: 'tls' as const, user: address }
  return {
    kind: 'imap',
    address,
    // As a mail server does: written aside, then moved in whole. Dovecot numbers mails by their names.
    deliver: (raw) => {
      delivered += 1
      const name = `${1_700_000_000 + delivered}.M${delivered}.desk`
      const aside = join(folder, 'tmp', name)
      writeFileSync(aside, raw)
      own(aside)
      renameSync(aside, join(folder, 'new', name))
    },
    inbox: () =>
      ['new', 'cur'].flatMap((part) =>
        readdirSync(join(folder, part)).map((name) => ({
          messageId: header(readFileSync(join(folder, part, name)), 'message-id'),
          at: new Date(Number.parseInt(name, 10) * 1_000),
        })),
      ),
    access: () => ({
      credentials: { type: 'password', password },
      settings: { imap: server, smtp: server },
    }),
    trouble: () => void dovecot.dropAll(),
    certificate: dovecot.certificate,
    close: dovecot.close,
  }
}
