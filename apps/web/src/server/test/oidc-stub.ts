import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Answer = { status: number; headers?: Record<string, string>; body?: unknown }

/** Who signs in at the stub, as its claims say. What is given last in `bend` spoils the ID token. */
export type Person = Record<string, unknown> & { sub: string }

/** An OpenID provider on a port of its own: discovery, authorize, token with PKCE, keys and userinfo. */
export class OidcStub {
  issuer = ''
  person: Person = { sub: 'nobody' }
  /** claims that only userinfo tells */
  told: Record<string, unknown> = {}
  /** what a dishonest or confused provider puts into the ID token */
  bend: Record<string, unknown> = {}
  readonly #grants = new Map<string, URLSearchParams>()
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    })
  })
  readonly #keys = generateKeyPair('RS256', { extractable: true })

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Agrees at once, as a person who is signed in there; answers with where the browser is sent back to. */
  agree(authorizationUrl: string): URL {
    const query = new URL(authorizationUrl).searchParams
    const code = randomUUID()
    this.#grants.set(code, query)
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', query.get('state') ?? '')
    return back
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', this.issuer)
    const routes: Record<string, () => Promise<Answer>> = {
      '/.well-known/openid-configuration': async () => ({ status: 200, body: this.#discovery() }),
      '/keys': async () => ({ status: 200, body: { keys: [await this.#publicKey()] } }),
      '/token': async () => this.#token(new URLSearchParams(await textOf(request))),
      '/userinfo': async () => ({ status: 200, body: { sub: this.person.sub, ...this.told } }),
    }
    return (await routes[pathname]?.()) ?? { status: 404 }
  }

  #discovery() {
    const at = (path: string) => `${this.issuer}${path}`
    return {
      issuer: this.issuer,
      authorization_endpoint: at('/authorize'),
      token_endpoint: at('/token'),
      userinfo_endpoint: at('/userinfo'),
      jwks_uri: at('/keys'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  async #publicKey() {
    return { ...(await exportJWK((await this.#keys).publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  }

  async #token(form: URLSearchParams): Promise<Answer> {
    const code = form.get('code') ?? ''
    const asked = this.#grants.get(code)
    this.#grants.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      asked?.get('code_challenge') === challenge && asked.get('redirect_uri') === form.get('redirect_uri')
    if (!asked || !fits) return { status: 400, body: { error: 'invalid_grant' } }
    const idToken = await this.#idToken(asked)
    return {
      status: 200,
      body: { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken },
    }
  }

  async #idToken(asked: URLSearchParams): Promise<string> {
    const { privateKey } = await this.#keys
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: this.issuer,
      aud: asked.get('client_id') ?? '',
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 300,
      ...this.person,
      ...this.bend,
    }
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey)
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}
