import { type Envelope, type SmtpResult, sendSmtp } from '@frontdesk/integrations/smtp/send'
import { env } from '@frontdesk/runtime/env'

type Outgoing = { envelope: Envelope; raw: Uint8Array; onDataStart?: () => Promise<void> }

/** Sends a finished mail by the configured way out. Rejects with SmtpFailure. */
export function sendRaw(mail: Outgoing): Promise<SmtpResult> {
  if (!env.SMTP_URL) throw new Error('SMTP_URL is not set: there is no way out for mail')
  return sendSmtp({ url: env.SMTP_URL, ...mail })
}
