import { withTimeout } from '@frontdesk/runtime/retry'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { ChannelOptions } from '../../channel.ts'
import { newConnection, type SmtpLogin, signIn } from '../../smtp/connect.ts'
import { SmtpFailure } from '../../smtp/send.ts'
import type { Limits } from '../connection/connect.ts'
import { asFailure } from '../connection/failures.ts'
import { serverOf } from './send.ts'

/** What most servers take that name no limit. */
const usualBytes = 25 * 1024 * 1024

/** Signs in to the SMTP server, which is also a test of it, and asks how large a mail may be (RFC 1870). */
export async function askSmtpLimit(options: ChannelOptions, limits: Limits): Promise<number> {
  const user = options.settings.smtp?.user ?? ''
  if (options.password !== null) return ask(options, limits, { user, password: options.password })
  const accessToken = await options.accessToken()
  try {
    return await ask(options, limits, { user, accessToken })
  } catch (error) {
    if (asFailure(error).kind !== 'access_lost') throw asFailure(error)
    return ask(options, limits, { user, accessToken: await options.accessToken(accessToken) })
  }
}

async function ask(options: ChannelOptions, limits: Limits, login: SmtpLogin): Promise<number> {
  let connection: SMTPConnection | null = null
  try {
    const server = await serverOf(options, limits, login)
    return await withTimeout(2 * limits.connectMs, async () => {
      connection = newConnection(server, limits.connectMs)
      await connected(connection)
      await signIn(connection, login)
      const said: unknown = Reflect.get(connection, '_maxAllowedSize')
      return typeof said === 'number' && said > 0 ? said : usualBytes
    })
  } catch (error) {
    throw asFailure(toSmtpFailure(error))
  } finally {
    ;(connection as SMTPConnection | null)?.close()
  }
}

export function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('The server closed the connection')))
    connection.connect((error?: Error | null) => (error ? reject(error) : resolve()))
  })
}

function toSmtpFailure(error: unknown): unknown {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  if (code === 0) return error
  const message = error instanceof Error ? error.message : ''
  return new SmtpFailure(message, { permanent: code >= 500, sure: true, cause: error })
}
