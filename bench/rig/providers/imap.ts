import type { Certificate } from '@frontdesk/integrations/test/certificate'
import { asOtherProgram } from '@frontdesk/integrations/test/dovecot/other-program'
import { startDovecot } from '@frontdesk/integrations/test/dovecot/start'
import { startFakeImap } from '@frontdesk/integrations/test/fake-imap/server'
import type { Opened, Provider } from './provider.ts'

const password = 'correct-horse'

/** Our own small IMAP server. */
export async function openLocalImap(address: string, certificate: Certificate): Promise<Opened> {
  const server = await startFakeImap({ accounts: [{ address, password }], certificate })
  const provider: Provider = {
    name: 'IMAP (local server)',
    ...common(address, server.imapPort),
    deliver: async (mails) => {
      for (const { raw, at } of mails) server.deliver(address, raw, { at })
    },
    close: server.close,
  }
  return { provider, env: {} }
}

/** A real Dovecot, where there is one. */
export async function openDovecot(address: string): Promise<(Opened & { certificate: Certificate }) | null> {
  const dovecot = await startDovecot(password)
  if (dovecot === null) return null
  const { port, certificate, close } = dovecot
  const provider: Provider = {
    name: 'IMAP (Dovecot)',
    ...common(address, port),
    deliver: (mails) =>
      asOtherProgram({ port, ca: certificate.cert, address, password }, async (client) => {
        for (const { raw, at } of mails) await client.append('INBOX', raw, [], at)
      }),
    close,
  }
  return { provider, env: {}, certificate }
}

function common(address: string, port: number) {
  const imap = { host: 'localhost', port, security: 'tls' as const, user: address }
  return {
    kind: 'imap' as const,
    address,
    // IDLE has told us before anybody could call.
    call: async () => undefined,
    access: () => ({ credentials: { type: 'password' as const, password }, settings: { imap } }),
  }
}
