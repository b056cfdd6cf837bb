import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import { createOutboxPage } from './capture/outbox-page.ts'
import { storeMail } from './capture/store-mail.ts'
import { pickPort } from './machine/ports.ts'

export type CaptureOptions = { outboxDir: string; smtpPort?: number; pagePort?: number }

export type Capture = { smtpUrl: string; pageUrl: string; outboxDir: string; stop(): Promise<void> }

const maxBytes = 64 * 1024 * 1024
const host = '127.0.0.1'

/** A mail server that delivers nothing: it keeps every mail as a file and shows them on a page. */
export async function startCapture(options: CaptureOptions): Promise<Capture> {
  await mkdir(options.outboxDir, { recursive: true, mode: 0o700 })
  const smtpPort = options.smtpPort ?? (await pickPort(1025))
  const pagePort = options.pagePort ?? (await pickPort(8025))
  const smtp = captureServer(options.outboxDir)
  const page = createOutboxPage(options.outboxDir)
  await listening(smtp.server, () => smtp.listen(smtpPort, host))
  await listening(page, () => page.listen(pagePort, host))
  return {
    smtpUrl: `smtp://${host}:${smtpPort}`,
    pageUrl: `http://localhost:${pagePort}`,
    outboxDir: options.outboxDir,
    stop: async () => {
      page.closeAllConnections()
      await Promise.all([closed((done) => smtp.close(done)), closed((done) => page.close(done))])
    },
  }
}

function captureServer(outboxDir: string): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    size: maxBytes,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData: (stream, _session, done) => {
      keep(outboxDir, stream).then(
        (name) => done(null, `Kept as ${name}`),
        (error: unknown) => done(asReply(error)),
      )
    },
  })
  // A client that hangs up in the middle is its own affair.
  server.on('error', () => {})
  return server
}

async function keep(outboxDir: string, stream: Readable & { sizeExceeded?: boolean }): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large'), { responseCode: 552 })
  return storeMail(outboxDir, Buffer.concat(chunks))
}

function asReply(error: unknown): Error {
  if (error instanceof Error && 'responseCode' in error) return error
  return Object.assign(new Error('The mail cannot be kept'), { responseCode: 451 })
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    listen()
  })
}

function closed(close: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => close(resolve))
}
