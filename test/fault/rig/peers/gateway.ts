import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

type Behind = {
  origin: string
  /** whether it gave out this token */
  knows(secret: string): boolean
}

/**
 * The one address at which workers find all Gmail and Outlook accounts of a file, each at a provider of its own:
 * a request goes to the provider that gave out its token. What a provider does wrong is passed on as it is.
 */
export async function openGateway() {
  const behind: Behind[] = []
  const server = createServer((asked, response) => {
    passOn(behind, origin, asked, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    add: (peer: Behind): void => void behind.push(peer),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function passOn(
  behind: Behind[],
  origin: string,
  asked: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(asked)
  const secrets = [
    (asked.headers.authorization ?? '').replace(/^Bearer /i, ''),
    new URLSearchParams(body.toString('latin1')).get('refresh_token') ?? '',
  ]
  const peer = behind.find(({ knows }) => secrets.some(knows))
  if (!peer) return void response.writeHead(401).end('{}')
  const answer = await ask(new URL(asked.url ?? '/', peer.origin), asked, body)
  const given = await buffer(answer)
  const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers
  response.writeHead(answer.statusCode ?? 502, headers)
  // Links in an answer lead back to whom the client asked.
  const links = headers['content-type']?.includes('json')
  response.end(links ? given.toString().replaceAll(peer.origin, origin) : given)
}

function ask(url: URL, { method, headers, socket }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const passed = request(url, { method, headers: { ...headers, connection: 'close' } }, resolve)
    passed.on('error', reject).end(body)
    socket.once('close', () => passed.destroy())
  })
}
