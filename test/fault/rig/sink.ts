import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export type Sink = {
  url: string
  /** The Message-ID of every copy that was acknowledged, in the order of arrival. */
  copies: string[]
  /** how many copies it has begun to take and not acknowledged */
  taking(): number
  close(): Promise<void>
}

type Wanted = {
  /** told of each copy after it was kept */
  onCopy?: (copy: { to: string[]; raw: string }) => void
  /** addresses it does not have */
  refuses?: (address: string) => boolean
  /** how long it keeps a copy before it acknowledges it */
  afterMs?: number
}

/** The customers' mail server: it keeps the Message-ID of each copy before it says 250. */
export async function openSink({ onCopy, refuses, afterMs = 0 }: Wanted = {}): Promise<Sink> {
  const copies: string[] = []
  let taking = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 500,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (!refuses?.(address)) return done()
      done(Object.assign(new Error('5.1.1 nobody of that name here'), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      taking += 1
      text(stream).then(
        async (raw) => {
          if (afterMs > 0) await wait(afterMs)
          taking -= 1
          copies.push(/^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? 'none')
          const to = session.envelope.rcptTo.map(({ address }) => address)
          done()
          onCopy?.({ to, raw })
        },
        (error: Error) => done(error),
      )
    },
  })
  // A worker that is killed hangs up in the middle.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    copies,
    taking: () => taking,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
