import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** What the server answers at each step; `close` hangs up, `hang` stays silent. */
export type Script = {
  rcpt?: (address: string) => string
  /** instead of asking for the data */
  data?: string
  /** once the mail has arrived in full */
  end?: string | 'close' | 'hang'
}

export type ScriptedSmtp = {
  url: string
  /** Scripts of the connections to come, in order; afterwards everything is accepted. */
  expect(...scripts: Script[]): void
  /** Mails that arrived in full, whatever was answered then. */
  mails: { to: string[]; raw: string }[]
  connections: number
}

/** The product's way out is an SMTP server that does what a test tells it, and forgets between two tests. */
export function withScriptedSmtp(): ScriptedSmtp {
  const scripts: Script[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    smtp.connections += 1
    socket.on('error', () => socket.destroy())
    converse(socket, scripts.shift() ?? {}, smtp.mails)
  })
  const smtp: ScriptedSmtp = {
    url: '',
    expect: (...more) => scripts.splice(0, scripts.length, ...more),
    mails: [],
    connections: 0,
  }
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    smtp.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
    process.env.SMTP_URL = smtp.url
  })
  beforeEach(() => {
    smtp.expect()
    smtp.mails.splice(0)
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return smtp
}

function converse(socket: Socket, script: Script, mails: ScriptedSmtp['mails']): void {
  let pending = ''
  let inData = false
  let to: string[] = []
  const answer = (line: string) => socket.write(`${line}\r\n`)
  const finish = (raw: string) => {
    mails.push({ to, raw })
    to = []
    inData = false
    if (script.end === 'close') socket.destroy()
    else if (script.end !== 'hang') answer(script.end ?? '250 taken')
  }
  const commands: Record<string, (line: string) => void> = {
    RCPT: (line) => {
      const address = /<(.*)>/.exec(line)?.[1] ?? ''
      const reply = script.rcpt?.(address) ?? '250 fine'
      if (reply.startsWith('2')) to.push(address)
      answer(reply)
    },
    DATA: () => {
      inData = script.data === undefined
      answer(script.data ?? '354 go on')
    },
    QUIT: () => socket.end('221 bye\r\n'),
  }
  answer('220 scripted')
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1')
    for (;;) {
      const mark = inData ? '\r\n.\r\n' : '\r\n'
      const at = pending.indexOf(mark)
      if (at < 0) return
      const part = pending.slice(0, at)
      pending = pending.slice(at + mark.length)
      if (inData) finish(part)
      else (commands[part.slice(0, 4).toUpperCase()] ?? (() => answer('250 fine')))(part)
    }
  })
}
