import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export type Envelope = { from: string; to: string; body: string }

/** A connection that sends mails one after the other, with the commands of each pipelined (RFC 2920). */
export type SmtpConnection = { send(mail: Envelope): Promise<void>; close(): void }

/** A sender that costs little, since it shares the machine with what it measures. Throws at any refusal. */
export async function openConnection(port: number): Promise<SmtpConnection> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await once(socket, 'connect')
  const answers = readAnswers(socket)
  await answers.expect('220')
  socket.write('EHLO bench.example\r\n')
  await answers.expect('250')
  return {
    send: async ({ from, to, body }) => {
      socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`)
      await answers.expect('250')
      await answers.expect('250')
      await answers.expect('354')
      socket.write(`${body}\r\n.\r\n`)
      await answers.expect('250')
    },
    close: () => socket.end('QUIT\r\n'),
  }
}

function readAnswers(socket: Socket): { expect(code: string): Promise<void> } {
  const arrived: string[] = []
  const waiting: ((line: string) => void)[] = []
  // A hyphen after the code announces another line of the same answer.
  createInterface({ input: socket }).on('line', (line) => {
    if (line[3] === '-') return
    const next = waiting.shift()
    if (next) next(line)
    else arrived.push(line)
  })
  const next = () => {
    const line = arrived.shift()
    return line === undefined ? new Promise<string>((resolve) => waiting.push(resolve)) : line
  }
  return {
    expect: async (code) => {
      const line = await next()
      if (!line.startsWith(code)) throw new Error(`Expected ${code}, the server said: ${line}`)
    },
  }
}
