import { env, requireVariable } from '@frontdesk/runtime/env'
import type { ServerSettings } from '../channel.ts'

export type OauthProvider = 'google' | 'microsoft'

/** How the mailbox is reached with the token: through the provider's own interface, or by IMAP and SMTP. */
export type Reach = 'api' | 'mail'

type Provider = {
  authorizeUrl: () => string
  tokenUrl: () => string
  /** where a grant is given back (RFC 7009); null where the provider has no such thing */
  revokeUrl: () => string | null
  client: () => { id: string; secret: string }
  scopes: Record<Reach, string[]>
  /** the only mail servers its tokens are shown to; `imaps` and `smtps` speak TLS at once, the others after STARTTLS */
  mailServers: () => { imap: string; smtp: string }
  /** what makes the provider hand out a refresh token */
  extra: Record<string, string>
}

/** Where each provider signs people in, and what we ask them for: reading, marking and sending mail. */
export const oauthProviders: Record<OauthProvider, Provider> = {
  google: {
    authorizeUrl: () => env.GOOGLE_OAUTH_URL,
    tokenUrl: () => env.GOOGLE_TOKEN_URL,
    revokeUrl: () => env.GOOGLE_REVOKE_URL,
    client: () => ({
      id: requireVariable('GOOGLE_CLIENT_ID'),
      secret: requireVariable('GOOGLE_CLIENT_SECRET'),
    }),
    scopes: {
      api: ['https://www.googleapis.com/auth/gmail.modify', 'https://www.googleapis.com/auth/gmail.send'],
      mail: ['https://mail.google.com/'],
    },
    mailServers: () => ({ imap: env.GOOGLE_IMAP_URL, smtp: env.GOOGLE_SMTP_URL }),
    extra: { access_type: 'offline', prompt: 'consent', include_granted_scopes: 'false' },
  },
  microsoft: {
    authorizeUrl: () => `${env.MICROSOFT_LOGIN_URL}/authorize`,
    tokenUrl: () => `${env.MICROSOFT_LOGIN_URL}/token`,
    revokeUrl: () => null,
    client: () => ({
      id: requireVariable('MICROSOFT_CLIENT_ID'),
      secret: requireVariable('MICROSOFT_CLIENT_SECRET'),
    }),
    scopes: {
      api: ['offline_access', 'User.Read', 'Mail.ReadWrite', 'Mail.Send'],
      mail: [
        'offline_access',
        'https://outlook.office.com/IMAP.AccessAsUser.All',
        'https://outlook.office.com/SMTP.Send',
      ],
    },
    mailServers: () => ({ imap: env.MICROSOFT_IMAP_URL, smtp: env.MICROSOFT_SMTP_URL }),
    extra: { prompt: 'select_account', response_mode: 'query' },
  },
}

/** Where an account of the provider reads and sends mail by IMAP and SMTP. */
export function mailServersOf(
  provider: OauthProvider,
  user: string,
): { imap: ServerSettings; smtp: ServerSettings } {
  const { imap, smtp } = oauthProviders[provider].mailServers()
  return { imap: toServer(imap, user), smtp: toServer(smtp, user) }
}

function toServer(text: string, user: string): ServerSettings {
  const { protocol, hostname: host, port } = new URL(text)
  return { host, port: Number(port), security: protocol.endsWith('s:') ? 'tls' : 'starttls', user }
}

/** Whether this installation has an application at the provider. */
export function isConfigured(provider: OauthProvider): boolean {
  return provider === 'google'
    ? env.GOOGLE_CLIENT_ID !== undefined && env.GOOGLE_CLIENT_SECRET !== undefined
    : env.MICROSOFT_CLIENT_ID !== undefined && env.MICROSOFT_CLIENT_SECRET !== undefined
}
