import { peerNote } from '../request/peer-address.ts'
import { answerSignIn } from '../sign-in/answer.ts'
import { someAddress } from './call.ts'

const origin = 'http://localhost:3000'

/** A browser that keeps cookies and speaks to /api/auth as the sign-in page does. */
export class Browser {
  readonly #cookies = new Map<string, string>()
  address = someAddress()

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  cookieNamed(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  async get(path: string): Promise<Response> {
    return this.#send(path, { method: 'GET' })
  }

  async post(path: string, fields: Record<string, unknown>, headers: Record<string, string> = {}) {
    const { csrfToken } = (await (await this.get('csrf')).json()) as { csrfToken: string }
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json: 'true', csrfToken, ...fields }),
    })
  }

  signIn(fields: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Response> {
    return this.post('callback/credentials', { callbackUrl: origin, ...fields }, headers)
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const request = new Request(`${origin}/api/auth/${path}`, init)
    request.headers.set('cookie', this.cookie)
    request.headers.set('x-frontdesk-peer', peerNote(this.address))
    const [plain = ''] = path.split('?')
    const response = await answerSignIn(request, {
      params: Promise.resolve({ nextauth: plain.split('/') }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1)
    if (value === '') this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), value)
  }
}
