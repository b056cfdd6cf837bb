import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Asked, failure, readAsked, write } from '../provider-answer.ts'
import { addressOf, authorize, newLogins, token } from '../provider-login.ts'
import { asFolder, listFolders, readFolder } from './folders.ts'
import { messages, upload } from './messages.ts'
import { type Account, addMail, type FolderName, newAccount } from './state.ts'
import { notify, notifyLifecycle, subscriptions } from './subscriptions.ts'

/** What the next matching request meets instead of, or after, its usual answer. */
export type Fault = {
  /** part of "METHOD /path"; every request when left out */
  on?: string
  /** answer this instead of doing anything */
  status?: number
  code?: string
  retryAfter?: number
  /** never answer */
  hang?: boolean
  /** do it, and never answer */
  swallow?: boolean
  /** do it, and cut the line instead of answering */
  cut?: boolean
  /** how many requests it meets; one when left out */
  times?: number
}

export type FakeMicrosoft = Awaited<ReturnType<typeof startFakeMicrosoft>>

/**
 * Microsoft's sign-in and the part of Graph that mail needs, on loopback, in memory: for tests and for the
 * demo account. Throttles a fifth request at the same time as Graph does.
 */
export async function startFakeMicrosoft({ port = 0, accounts = [] as string[], forgiving = false } = {}) {
  const logins = { ...newLogins(), forgiving }
  const known = new Map(accounts.map((address) => [address, newAccount(address)]))
  const faults: Fault[] = []
  const requests: string[] = []
  const account = (address: string): Account => {
    const found = known.get(address)
    if (!found) throw new Error(`There is no account ${address}`)
    return found
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      write(response, { status: 500, body: { error: { code: 'Bug', message: String(error) } } })
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request, origin)
    const line = `${asked.method} /${asked.path.join('/')}`
    requests.push(line)
    const fault = takeFault(faults, line)
    if (fault?.hang) return
    if (fault?.status) return write(response, faultAnswer(fault, fault.status))
    const answered = await route(asked)
    if (fault?.cut) return void request.socket.destroy()
    if (!fault?.swallow) write(response, answered)
  }

  async function route(asked: Asked): Promise<Answer> {
    const [root, second] = asked.path
    if (root === 'login')
      return second === 'token' ? token(logins, asked) : authorize(logins, asked, [...known.keys()])
    if (root === 'deliver') return arrive(account(second ?? ''), asked.body)
    if (root === 'uploads') return upload(account(second ?? ''), asked)
    const address = addressOf(logins, asked.headers.authorization)
    const mine = address === null ? undefined : known.get(address)
    if (!mine) return failure(401, 'InvalidAuthenticationToken')
    const waitMs = mine.throttledUntil - Date.now()
    if (waitMs > 0) {
      mine.refused += 1
      return failure(429, 'ApplicationThrottled', { 'retry-after': String(Math.ceil(waitMs / 1_000)) })
    }
    mine.running += 1
    mine.mostAtATime = Math.max(mine.mostAtATime, mine.running)
    try {
      if (mine.running > 4) return failure(429, 'ApplicationThrottled', { 'retry-after': '1' })
      // A moment, so that requests at the same time are seen as such.
      await new Promise((resolve) => setTimeout(resolve, 1))
      return await graph(mine, asked)
    } finally {
      mine.running -= 1
    }
  }

  return {
    origin,
    loginUrl: `${origin}/login`,
    graphUrl: `${origin}/v1.0`,
    logins,
    requests,
    account,
    deliver: (address: string, raw: Uint8Array, at?: Date) => addMail(account(address), 'inbox', raw, at),
    expireDelta: (address: string, folder: FolderName) => {
      const { log, forgottenBefore } = account(address)
      log.push({ folder: 'deleteditems', id: 'time passes', removed: true })
      forgottenBefore.set(folder, log.length)
    },
    fail: (fault: Fault) => faults.push({ ...fault }),
    /** refuses everything of an account for a while, as Graph does when it is asked too often */
    throttle: (address: string, seconds: number) => {
      Object.assign(account(address), { throttledUntil: Date.now() + seconds * 1_000, refused: 0 })
    },
    recover: () => faults.splice(0),
    notify: (address: string, change?: { times?: number; clientState?: string }) =>
      notify(account(address), change),
    notifyLifecycle: (address: string, event: string) => notifyLifecycle(account(address), event),
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

/** A mail from outside: it lies in the inbox, and subscribers hear of it. */
function arrive(account: Account, raw: Uint8Array): Answer {
  const { id } = addMail(account, 'inbox', raw)
  notify(account).catch(() => undefined)
  return { status: 201, body: { id } }
}

function graph(account: Account, asked: Asked): Answer | Promise<Answer> {
  const [, root, kind, folder] = asked.path
  if (root === 'subscriptions') return subscriptions(account, asked)
  if (root !== 'me') return failure(404, 'UnknownRoute')
  if (kind === undefined) return { status: 200, body: me(account) }
  if (kind === 'messages') return messages(account, asked)
  if (kind === 'mailFolders' && folder === undefined) return listFolders(account, null)
  const name = kind === 'mailFolders' && folder ? asFolder(folder) : null
  return name ? readFolder(account, asked, name) : failure(404, 'ErrorItemNotFound')
}

function me({ address, name, aliases }: Account) {
  const proxyAddresses = [`SMTP:${address}`, ...aliases.map((alias) => `smtp:${alias}`)]
  return { mail: address, userPrincipalName: address, displayName: name, proxyAddresses }
}

function takeFault(faults: Fault[], line: string): Fault | null {
  const index = faults.findIndex((fault) => fault.on === undefined || line.includes(fault.on))
  const fault = faults[index]
  if (!fault) return null
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) faults.splice(index, 1)
  return { ...fault }
}

function faultAnswer({ code = 'Injected', retryAfter }: Fault, status: number): Answer {
  return failure(status, code, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
}
