import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { env, requireVariable } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'

type Certificate = { cert: string; key: string }

/** Certificates last for weeks and are replaced in their files while we run. */
const lookEveryMs = 10 * 60_000

/** The certificate this installation was given for incoming mail (PEM); null where none is configured. */
export function readCertificate(): Certificate | null {
  if (!env.SMTP_TLS_CERT && !env.SMTP_TLS_KEY) return null
  const [cert, key] = [requireVariable('SMTP_TLS_CERT'), requireVariable('SMTP_TLS_KEY')]
  const read = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  // Says at once that the two do not belong together, and not to the first server that sends mail.
  createSecureContext(read)
  return read
}

/** Hands on each new certificate that its files hold, and stays with the present one while they hold none. */
export function followCertificate(present: Certificate, use: (next: Certificate) => void): () => void {
  const timer = setInterval(() => {
    present = nextCertificate(present, use)
  }, lookEveryMs).unref()
  return () => clearInterval(timer)
}

/** Looks once; exported for what cannot wait. */
export function nextCertificate(present: Certificate, use: (next: Certificate) => void): Certificate {
  try {
    const next = readCertificate() ?? present
    if (next.cert === present.cert && next.key === present.key) return present
    use(next)
    return next
  } catch (error) {
    logger.warn({ error }, 'the certificate for incoming mail could not be read again')
    return present
  }
}
