import { env, requireVariable } from '@frontdesk/runtime/env'

export type OauthProvider = 'google' | 'microsoft'

type Provider = {
  authorizeUrl: () => string
  tokenUrl: () => string
  client: () => { id: string; secret: string }
  scopes: string[]
  /** what makes the provider hand out a refresh token */
  extra: Record<string, string>
}

/** Where each provider signs people in, and what we ask them for: reading, marking and sending mail. */
export const oauthProviders: Record<OauthProvider, Provider> = {
  google: {
    authorizeUrl: () => env.GOOGLE_OAUTH_URL,
    tokenUrl: () => env.GOOGLE_TOKEN_URL,
    client: () => ({
      id: requireVariable('GOOGLE_CLIENT_ID'),
      secret: requireVariable('GOOGLE_CLIENT_SECRET'),
    }),
    scopes: ['https://www.googleapis.com/auth/gmail.modify', 'https://www.googleapis.com/auth/gmail.send'],
    extra: { access_type: 'offline', prompt: 'consent', include_granted_scopes: 'false' },
  },
  microsoft: {
    authorizeUrl: () => `${env.MICROSOFT_LOGIN_URL}/authorize`,
    tokenUrl: () => `${env.MICROSOFT_LOGIN_URL}/token`,
    client: () => ({
      id: requireVariable('MICROSOFT_CLIENT_ID'),
      secret: requireVariable('MICROSOFT_CLIENT_SECRET'),
    }),
    scopes: ['offline_access', 'User.Read', 'Mail.ReadWrite', 'Mail.Send'],
    extra: { prompt: 'select_account', response_mode: 'query' },
  },
}

/** Whether this installation has an application at the provider. */
export function isConfigured(provider: OauthProvider): boolean {
  return provider === 'google'
    ? env.GOOGLE_CLIENT_ID !== undefined && env.GOOGLE_CLIENT_SECRET !== undefined
    : env.MICROSOFT_CLIENT_ID !== undefined && env.MICROSOFT_CLIENT_SECRET !== undefined
}
