import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Asked, readAsked, write } from '../provider-answer.ts'
import { addressOf, authorize, newLogins, revoke, token } from '../provider-login.ts'
import { newPusher } from './push.ts'
import { gmail, refused } from './routes.ts'
import { type Account, addMail, newAccount } from './state.ts'

/** What the next matching request meets instead of, or after, its usual answer. */
export type Fault = {
  /** part of "METHOD /path"; every request when left out */
  on?: string
  status?: number
  reason?: string
  retryAfter?: number
  /** never answer */
  hang?: boolean
  /** do it, and cut the line instead of answering */
  cut?: boolean
  /** how many requests it meets; one when left out */
  times?: number
}

export type FakeGoogle = Awaited<ReturnType<typeof startFakeGoogle>>

/** Google's sign-in, Gmail as far as mail needs it, and Pub/Sub pushes, on loopback and in memory. */
export async function startFakeGoogle({
  port = 0,
  accounts = [] as string[],
  forgiving = false,
  renames = false,
} = {}) {
  const logins = { ...newLogins(), rotates: false, forgiving }
  const known = new Map(accounts.map((address) => [address, newAccount(address, { renames })]))
  const faults: Fault[] = []
  const requests: string[] = []
  const pusher = await newPusher()
  const account = (address: string): Account => {
    const found = known.get(address)
    if (!found) throw new Error(`There is no account ${address}`)
    return found
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => write(response, refused(500, String(error))))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request, origin)
    const line = `${asked.method} /${asked.path.join('/')}`
    requests.push(line)
    const fault = takeFault(faults, line)
    if (fault?.hang) return
    if (fault?.status) {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      return write(response, refused(fault.status, fault.reason ?? 'injected', wait))
    }
    const answered = await route(asked)
    if (fault?.cut) return void request.socket.destroy()
    write(response, answered)
  }

  async function route(asked: Asked): Promise<Answer> {
    const [root, second] = asked.path
    if (root === 'auth') return authorize(logins, asked, [...known.keys()])
    if (root === 'token') return token(logins, asked)
    if (root === 'revoke') return revoke(logins, asked)
    if (root === 'certs') return { status: 200, body: pusher.keys }
    if (root === 'deliver')
      return { status: 201, body: { id: addMail(account(second ?? ''), asked.body).id } }
    const address = addressOf(logins, asked.headers.authorization)
    const mine = address === null ? undefined : known.get(address)
    return mine ? gmail(mine, asked) : refused(401, 'authError')
  }

  return {
    origin,
    oauthUrl: `${origin}/auth`,
    tokenUrl: `${origin}/token`,
    revokeUrl: `${origin}/revoke`,
    keysUrl: `${origin}/certs`,
    apiUrl: `${origin}/`,
    logins,
    requests,
    account,
    deliver: (address: string, raw: Uint8Array, at?: Date) =>
      addMail(account(address), raw, at ? { at } : {}),
    expireHistory: (address: string) => {
      account(address).forgotten = account(address).nextHistory + 1
      account(address).nextHistory += 2
    },
    push: (address: string, push: Parameters<typeof pusher.push>[1]) => pusher.push(account(address), push),
    fail: (fault: Fault) => faults.push({ ...fault }),
    recover: () => faults.splice(0),
    /** A token as after sign-in, for tests that do not go through it. */
    accessToken: (address: string): string => {
      const value = `access-${address}-${logins.accessTokens.size}`
      logins.accessTokens.set(value, { address, expires: Date.now() + 3_600_000 })
      return value
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function takeFault(faults: Fault[], line: string): Fault | null {
  const index = faults.findIndex((fault) => fault.on === undefined || line.includes(fault.on))
  const fault = faults[index]
  if (!fault) return null
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) faults.splice(index, 1)
  return { ...fault }
}
