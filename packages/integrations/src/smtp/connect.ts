import SMTPConnection from 'nodemailer/lib/smtp-connection'

export type SmtpLogin = { user: string; password: string } | { user: string; accessToken: string }

export type SmtpServer = {
  /** a name, or an address that was checked */
  host: string
  port: number
  /** `optional` takes TLS where the server offers it */
  security: 'tls' | 'starttls' | 'optional'
  /** the name the certificate must be for, where the host is an address */
  servername?: string | undefined
  login: SmtpLogin | null
  /** authorities to trust besides the usual ones, for tests */
  ca?: string | undefined
}

/** A connection that is not opened yet. */
export function newConnection(server: SmtpServer, timeoutMs: number): SMTPConnection {
  const { host, port, security, servername, ca } = server
  return new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ...(servername === undefined ? {} : { servername }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: Math.min(timeoutMs, 15_000),
    greetingTimeout: Math.min(timeoutMs, 15_000),
    socketTimeout: timeoutMs,
  })
}

/** The server and the credentials that a smtp:// or smtps:// address names. */
export function readServer(url: string): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname,
    port: Number(port || (secure ? 465 : 587)),
    security: secure ? 'tls' : 'optional',
    login: username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : null,
  }
}

/** Signs in, or does nothing where no login is wanted. */
export function signIn(connection: SMTPConnection, login: SmtpLogin | null): Promise<void> {
  if (!login) return Promise.resolve()
  return new Promise((resolve, reject) => {
    connection.login(asAuth(login), (failed) => (failed ? reject(failed) : resolve()))
  })
}

function asAuth(login: SmtpLogin): Parameters<SMTPConnection['login']>[0] {
  if ('password' in login) return { credentials: { user: login.user, pass: login.password } }
  const { user, accessToken } = login
  const oauth2 = {
    getToken: (_renew: boolean, done: (error: null, token: string) => void) => done(null, accessToken),
    buildXOAuth2Token: (token: string) =>
      Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
  }
  return { user, method: 'XOAUTH2', oauth2 } as unknown as Parameters<SMTPConnection['login']>[0]
}
