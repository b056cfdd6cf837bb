import type { Socket } from 'node:net'
import { No, runCommand } from './commands.ts'
import type { Fault, Faults } from './faults.ts'
import { asText, type Command, createReader, parseCommand } from './read-command.ts'
import { Session } from './session.ts'
import type { Account } from './state.ts'

type Context = {
  known: Map<string, Account>
  faults: Faults
  capabilities: readonly string[]
  log: string[]
  secure: boolean
  upgrade?: () => Socket
}

/** One client, from the greeting to the end of its connection. */
export function serveClient(socket: Socket, context: Context): unknown {
  let line = socket
  let silent = false
  let left: number | null = null
  let pending: ((text: string) => unknown) | null = null
  const write = (bytes: string | Buffer) => {
    if (silent || line.destroyed) return
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    if (left === null) return void line.write(buffer)
    line.write(buffer.subarray(0, left))
    left -= buffer.length
    if (left > 0) return
    silent = true
    line.end(() => line.destroy())
  }
  const session = new Session(context.secure, write)
  const reader = createReader({ command, ask: () => write('+ go on\r\n') })
  line.on('data', reader.push)
  line.on('close', () => session.leave())

  function command(pieces: Buffer[]): unknown {
    const next = pending
    if (next) {
      pending = null
      return next(pieces[0]?.toString('latin1') ?? '')
    }
    const parsed = parseCommand(pieces)
    const shown = parsed.name === 'UID' ? `UID ${asText(parsed.args[0]).toUpperCase()}` : parsed.name
    context.log.push(shown)
    const fault = context.faults.take(faultName(parsed))
    if (fault && meet(fault, parsed.tag)) return
    try {
      run(parsed)
    } catch (error) {
      const bad = error instanceof No ? 'NO' : 'BAD'
      write(`${parsed.tag} ${bad} ${error instanceof Error ? error.message : 'failed'}\r\n`)
    }
  }

  /** Whether the fault took the place of the answer. */
  function meet({ hang, no, bye, dropAfter }: Fault, tag: string): boolean {
    if (hang) silent = true
    if (no !== undefined) write(`${tag} NO ${no}\r\n`)
    if (bye !== undefined) {
      write(`* BYE ${bye}\r\n`)
      line.end()
    }
    if (dropAfter !== undefined) left = dropAfter
    return Boolean(hang) || no !== undefined || bye !== undefined
  }

  function run(parsed: Command): unknown {
    const { tag, name, args } = parsed
    const ok = (code?: string) => write(`${tag} OK ${code ? `${code} ` : ''}done\r\n`)
    if (name === 'CAPABILITY') {
      write(`* CAPABILITY ${offered()}\r\n`)
      return ok()
    }
    if (name === 'STARTTLS' && context.upgrade) return startTls(ok)
    if (name === 'LOGOUT') {
      write('* BYE until next time\r\n')
      ok()
      return void line.end()
    }
    if (name === 'LOGIN' || name === 'AUTHENTICATE') return authenticate(parsed)
    if (!session.account) throw new No('sign in first')
    if (name === 'IDLE') return idle(tag, ok)
    ok(runCommand(session, { tag, name, args }))
  }

  function offered(): string {
    const before = session.secure
      ? ['AUTH=PLAIN', 'AUTH=XOAUTH2']
      : [...(context.upgrade ? ['STARTTLS'] : []), 'LOGINDISABLED']
    return [...context.capabilities, ...(session.account ? [] : before)].join(' ')
  }

  function startTls(ok: () => unknown): unknown {
    ok()
    line.removeAllListeners('data')
    const secured = context.upgrade?.()
    if (!secured) return
    line = secured
    session.secure = true
    line.on('data', reader.push)
  }

  function authenticate({ tag, name, args }: Command): unknown {
    if (!session.secure) throw new No('[PRIVACYREQUIRED] not without TLS')
    if (name === 'LOGIN')
      return enter(tag, asText(args[0]), (account) => account.password === asText(args[1]))
    const answered = (text: string) => {
      const plain = Buffer.from(text, 'base64').toString('utf8')
      const [name = '', token = ''] = plain.split('\x01')
      if (name.startsWith('user=')) return enterByToken(tag, name.slice(5), token.replace('auth=Bearer ', ''))
      const [, user = '', password] = plain.split('\0')
      enter(tag, user, (account) => account.password === password)
    }
    if (args[1] !== undefined) return answered(asText(args[1]))
    pending = answered
    write('+ \r\n')
  }

  function enter(tag: string, user: string, accepts: (account: Account) => boolean): unknown {
    const account = context.known.get(user)
    if (!account || !accepts(account)) {
      return write(`${tag} NO [AUTHENTICATIONFAILED] the password is wrong\r\n`)
    }
    session.enter(account)
    write(`${tag} OK [CAPABILITY ${offered()}] welcome\r\n`)
  }

  /** A refused token is told as a challenge, and only the answer to that ends the attempt, as Google and Microsoft do. */
  function enterByToken(tag: string, user: string, token: string): unknown {
    if (context.known.get(user)?.tokens.has(token)) return enter(tag, user, () => true)
    pending = () => enter(tag, user, () => false)
    write(`+ ${Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64')}\r\n`)
  }

  function idle(tag: string, ok: () => unknown): void {
    session.idleTag = tag
    write('+ idling\r\n')
    session.tellNews()
    pending = () => {
      session.idleTag = null
      ok()
    }
  }

  const fault = context.faults.take('GREETING')
  if (fault && meet(fault, '*')) return
  write(`* OK [CAPABILITY ${offered()}] a mail server for tests\r\n`)
}

function faultName({ name, args }: Command): string {
  if (name === 'AUTHENTICATE') return 'LOGIN'
  return name === 'UID' ? asText(args[0]).toUpperCase() : name
}
