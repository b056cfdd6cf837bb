import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Certificate } from '../certificate.ts'
import type { Faults } from './faults.ts'
import { type Account, addMail } from './state.ts'

export type LeftMail = { raw: Buffer; recipients: string[]; from: string }

type Wanted = { certificate: Certificate; known: Map<string, Account>; faults: Faults }

/** The way out of the same accounts, with TLS and with STARTTLS. */
export async function startFakeSmtp({ certificate, known, faults }: Wanted) {
  const left = new Map<string, LeftMail[]>()
  const savingFor = new Set<string>()
  const sent = (address: string): LeftMail[] => left.get(address) ?? []
  const options: SMTPServerOptions = {
    ...certificate,
    size: 40 * 1024 * 1024,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    disabledCommands: [],
    onAuth: (auth, _session, done) => {
      const account = known.get(auth.username ?? '')
      const right =
        account && (account.password === auth.password || account.tokens.has(auth.accessToken ?? ''))
      if (right) return done(null, { user: account.address })
      return done(Object.assign(new Error('5.7.8 the password is wrong'), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => {
      if (!address.startsWith('unknown@')) return done()
      return done(Object.assign(new Error('5.1.1 nobody of that name here'), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const fault = faults.take('SMTP')
        if (fault?.code) return done(Object.assign(new Error('as asked for'), { responseCode: fault.code }))
        const user = String(session.user ?? '')
        const { mailFrom, rcptTo } = session.envelope
        const raw = Buffer.concat(chunks)
        const from = mailFrom ? mailFrom.address : ''
        left.set(user, [...sent(user), { raw, from, recipients: rcptTo.map(({ address }) => address) }])
        const account = known.get(user)
        const folder = account?.folders.get('Sent')
        if (account && folder && savingFor.has(user)) addMail(account, folder, raw, { flags: ['\\Seen'] })
        if (fault?.swallow) return cut(session.id)
        done()
      })
    },
  }
  const servers = [
    new SMTPServer({ ...options, secure: true }),
    new SMTPServer({ ...options, secure: false }),
  ]
  const cut = (id: string) => {
    for (const server of servers)
      for (const connection of server.connections) if (connection.id === id) connection.close()
  }
  const ports = await Promise.all(servers.map(listen))
  return {
    port: ports[0] ?? 0,
    starttlsPort: ports[1] ?? 0,
    sent,
    /** Puts a copy of what leaves among the sent mail by itself, as large providers do. */
    savesFor: (address: string) => void savingFor.add(address),
    close: async () => {
      await Promise.all(
        servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      )
    },
  }
}

function listen(server: SMTPServer): Promise<number> {
  server.on('error', () => undefined)
  return new Promise((resolve) => {
    const { server: socket } = server
    server.listen(0, '127.0.0.1', () => resolve((socket.address() as AddressInfo).port))
  })
}
