import type { AddressInfo } from 'node:net'
import { createServer as createPlain, type Server, type Socket } from 'node:net'
import { createSecureContext, createServer as createTls, TLSSocket } from 'node:tls'
import { type Certificate, makeCertificate } from '../certificate.ts'
import { type Fault, newFaults } from './faults.ts'
import { serveClient } from './serve-client.ts'
import { startFakeSmtp } from './smtp.ts'
import { type Account, addMail, changeUidValidity, newAccount, removeMail } from './state.ts'

export type { Fault } from './faults.ts'

export const everyCapability = [
  'IMAP4rev1',
  'LITERAL+',
  'SASL-IR',
  'IDLE',
  'UIDPLUS',
  'MOVE',
  'SPECIAL-USE',
  'ENABLE',
  'CONDSTORE',
  'QRESYNC',
]

type Wanted = {
  port?: number
  accounts?: readonly { address: string; password: string }[]
  /** what the server says it can do; everything it really can when left out */
  capabilities?: readonly string[]
  /** one of its own when left out */
  certificate?: Certificate
}

export type FakeImap = Awaited<ReturnType<typeof startFakeImap>>

/**
 * A mail provider of our own on loopback, in memory: IMAP with TLS and with STARTTLS, and SMTP for sending. For
 * tests and for the demo account. `fail` makes it misbehave.
 */
export async function startFakeImap({
  port = 0,
  accounts = [],
  capabilities = everyCapability,
  certificate = makeCertificate({ names: ['localhost', '127.0.0.1'] }),
}: Wanted = {}) {
  const known = new Map(accounts.map(({ address, password }) => [address, newAccount(address, password)]))
  const faults = newFaults()
  const sockets = new Set<Socket>()
  const log: string[] = []
  const context = { known, faults, capabilities, log }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    // Answers are written in pieces, each of which would wait for the one before to be confirmed.
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const tls = createTls(certificate, (socket) => {
    keep(socket)
    serveClient(socket, { ...context, secure: true })
  })
  const starttls = createPlain((socket) => {
    keep(socket)
    const upgrade = (): Socket => {
      const secured = new TLSSocket(socket, {
        isServer: true,
        secureContext: createSecureContext(certificate),
      })
      secured.on('error', () => socket.destroy())
      return secured
    }
    serveClient(socket, { ...context, secure: false, upgrade })
  })
  const imapPort = await listen(tls, port)
  const starttlsPort = await listen(starttls, 0)
  const smtp = await startFakeSmtp({ certificate, known, faults })
  const account = (address: string): Account => {
    const found = known.get(address)
    if (!found) throw new Error(`There is no account ${address}`)
    return found
  }
  const folder = (address: string, path: string) => {
    const found = account(address).folders.get(path)
    if (!found) throw new Error(`There is no folder ${path}`)
    return found
  }
  return {
    host: 'localhost',
    imapPort,
    starttlsPort,
    smtpPort: smtp.port,
    smtpStarttlsPort: smtp.starttlsPort,
    /** whom a client has to trust */
    ca: certificate.cert,
    account,
    folder,
    /** every command clients sent, without their secrets */
    log,
    addAccount: (address: string, password: string) => void known.set(address, newAccount(address, password)),
    /** who got what: one entry for each mail that left by SMTP */
    sent: smtp.sent,
    /** Puts a copy of what leaves among the sent mail by itself, as large providers do. */
    savesSent: smtp.savesFor,
    /** The id our channel gives the mail. */
    deliver: (address: string, raw: Uint8Array, { at = new Date(), path = 'INBOX' } = {}): string => {
      const into = folder(address, path)
      const { uid } = addMail(account(address), into, raw, { at })
      return `${path};${into.uidValidity};${uid}`
    },
    remove: (address: string, id: string): void => {
      const [path = '', , uid] = id.split(';')
      const mail = folder(address, path).mails.find((one) => one.uid === Number(uid))
      if (mail) removeMail(account(address), folder(address, path), mail)
    },
    changeUidValidity: (address: string, path = 'INBOX') =>
      changeUidValidity(account(address), folder(address, path)),
    fail: (fault: Fault) => faults.add(fault),
    recover: () => faults.clear(),
    /** Cuts every line, as a restart does. */
    dropAll: () => {
      for (const socket of sockets) socket.destroy()
    },
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([
        new Promise((resolve) => tls.close(resolve)),
        new Promise((resolve) => starttls.close(resolve)),
        smtp.close(),
      ])
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}
