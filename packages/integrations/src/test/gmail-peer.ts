import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import { readUpload } from './fake-google/read-upload.ts'
import { type Answer, type Asked, readAsked, write } from './provider-answer.ts'

export type GmailPeer = {
  apiUrl: string
  accessToken(address: string): string
  /** Calls the peer itself, past what is added to it. */
  call<T>(address: string, method: string, path: string, body?: object): Promise<T>
  close(): Promise<void>
}

/**
 * An independent Gmail, with these accounts. It knows no profile, understands `-label:` but not `-in:`, and takes
 * an upload of several parts for one mail: a front adds these three. It finds nothing by `rfc822msgid:`, shows the
 * best known headers only, forgets no history, keeps the Bcc header, and takes the tokens it was told of for good.
 */
export async function startGmailPeer(accounts: readonly string[]): Promise<GmailPeer> {
  const emulator = await createEmulator({
    service: 'google',
    port: 0,
    seed: {
      tokens: Object.fromEntries(accounts.map((address) => [accessToken(address), { login: address }])),
      google: { users: accounts.map((email) => ({ email })) },
    },
  })

  const front = createServer((request, response) => {
    readAsked(request, emulator.url)
      .then(answerTo)
      .then((answer) => write(response, answer))
      .catch((error: unknown) => write(response, { status: 500, body: String(error) }))
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))

  return {
    apiUrl: `http://127.0.0.1:${(front.address() as AddressInfo).port}/`,
    accessToken,
    call: async <T>(address: string, method: string, path: string, body?: object) => {
      const headers = bearer(`Bearer ${accessToken(address)}`)
      const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers }
      const answer = await ask(new Request(`${emulator.url}/gmail/v1/users/me/${path}`, init))
      return answer.body as T
    },
    close: async () => {
      front.closeAllConnections()
      await new Promise((resolve) => front.close(resolve))
      await emulator.close()
    },
  }
}

async function ask(request: Request): Promise<Answer> {
  const answer = await fetch(request)
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}

async function answerTo(asked: Asked): Promise<Answer> {
  const { status, body } = await ask(translate(asked))
  if (asked.path.at(-1) !== 'profile') return { status, body }
  return { status, body: { ...(body as object), emailAddress: addressIn(asked.headers.authorization) } }
}

function translate(asked: Asked): Request {
  const headers = bearer(asked.headers.authorization ?? '')
  const url = (path: string[]) => new URL(`/${path.map(encodeURIComponent).join('/')}`, asked.origin)
  const post = (path: string[], body: object) =>
    new Request(url(path), { method: 'POST', headers, body: JSON.stringify(body) })
  if (asked.path.at(-1) === 'profile') {
    // A watch says where the history stands, which is all that is asked of a profile here.
    return post(asked.path.with(-1, 'watch'), { topicName: 'projects/p/topics/profile' })
  }
  if (asked.path[0] === 'upload') {
    const { raw, threadId } = readUpload(asked)
    return post(asked.path.slice(1), { raw: Buffer.from(raw).toString('base64url'), threadId })
  }
  const target = url(asked.path)
  for (const [name, value] of asked.query)
    target.searchParams.append(name, value.replaceAll('-in:', '-label:'))
  const { method, body } = asked
  return new Request(target, body.length > 0 ? { method, headers, body } : { method, headers })
}

const accessToken = (address: string) => `token-${address}`
const addressIn = (authorization = '') => authorization.replace(`Bearer ${accessToken('')}`, '')
const bearer = (authorization: string) => ({ authorization, 'content-type': 'application/json' })
