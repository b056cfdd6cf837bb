import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { takeGmailPush } from '../../../apps/web/src/server/mailboxes/gmail-push.ts'
import { takeOutlookNotice } from '../../../apps/web/src/server/mailboxes/outlook-notice.ts'

const takers: Record<string, (request: Request) => Promise<Response>> = {
  '/api/webhooks/gmail': takeGmailPush,
  '/api/webhooks/outlook': takeOutlookNotice,
}

/** Takes what providers call for at the web app's address, with the web app's own functions. */
export async function openDoorbell(webUrl: string): Promise<{ close(): Promise<void> }> {
  const server = createServer((asked, response) => {
    take(asked, webUrl)
      .then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(Buffer.from(await answer.arrayBuffer()))
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const { hostname, port } = new URL(webUrl)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), hostname, resolve)
  })
  return {
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function take(asked: IncomingMessage, webUrl: string): Promise<Response> {
  const url = new URL(asked.url ?? '/', webUrl)
  const { authorization = '' } = asked.headers
  const body = Buffer.from(await buffer(asked))
  const taker = takers[url.pathname]
  if (!taker) return new Response(null, { status: 404 })
  return taker(new Request(url, { method: 'POST', headers: { authorization }, body }))
}
