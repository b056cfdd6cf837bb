import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '@frontdesk/integrations/test/certificate'
import { openGoogle } from './google.ts'
import { openDovecot, openLocalImap } from './imap.ts'
import { openMicrosoft } from './microsoft.ts'
import type { Opened, Provider } from './provider.ts'

export type Providers = {
  providers: Provider[]
  /** an account that takes the cold out of the product before anything is measured */
  warmUp: Provider
  env: NodeJS.ProcessEnv
  close(): Promise<void>
}

/**
 * An account at every provider there is on this machine, and the settings with which the product finds them. Our
 * own limit on calls to Gmail is lifted: what is measured is the product, and the limit can be reckoned.
 */
export async function openProviders(): Promise<Providers> {
  const at = (provider: string) => `desk-${Date.now()}@${provider}.example`
  const dovecot = await openDovecot(at('dovecot'))
  if (dovecot === null) console.log('Dovecot is not on this machine: not measured')
  // Two authorities of one name would be taken for each other.
  const certificate = dovecot?.certificate ?? makeCertificate({ names: ['localhost', '127.0.0.1'] })
  const warmUp = await openLocalImap(at('warm-up'), certificate)
  const measured: Opened[] = [
    await openGoogle(at('gmail')),
    await openMicrosoft(at('outlook')),
    await openLocalImap(at('imap'), certificate),
    ...(dovecot ? [dovecot] : []),
  ]
  const opened = [warmUp, ...measured]
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-providers-'))
  const authority = join(folder, 'authority.pem')
  await writeFile(authority, certificate.cert)
  return {
    providers: measured.map(({ provider }) => provider),
    warmUp: warmUp.provider,
    env: Object.assign(
      {
        NODE_EXTRA_CA_CERTS: authority,
        ALLOW_PRIVATE_MAIL_HOSTS: 'true',
        GMAIL_UNITS_PER_MINUTE: '100000000',
      },
      ...opened.map(({ env }) => env),
    ),
    close: async () => {
      for (const { provider } of opened) await provider.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
