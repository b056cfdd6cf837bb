import { type AddressInfo, createServer, type Socket } from 'node:net'

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
  stop(): Promise<void>
}

/** An SMTP server on this machine that does what a test tells it. */
export async function startScriptedSmtp(): Promise<ScriptedSmtp> {
  const scripts: Script[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    smtp.connections += 1
    socket.on('error', () => socket.destroy())
    converse(socket, scripts.shift() ?? {}, smtp.mails)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const smtp: ScriptedSmtp = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect: (...more) => scripts.splice(0, scripts.length, ...more),
    mails: [],
    connections: 0,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
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
