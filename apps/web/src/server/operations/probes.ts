import { probeDatabase, probeRedis } from '@frontdesk/core/operations/probe'

/** The process answers; nothing else is asked, so that a slow database restarts nobody. */
export function answerLive(): Response {
  return json(200, { status: 'ok' })
}

/** Whether requests can be served. That takes the database; without Redis only hints are lost. */
export async function answerReady(): Promise<Response> {
  const [database, redis] = await Promise.all([probeDatabase(), probeRedis()])
  const ready = database.state === 'up'
  return json(ready ? 200 : 503, {
    status: ready ? 'ready' : 'not_ready',
    database: database.state,
    redis: redis.state,
  })
}

export function json(status: number, value: object): Response {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(value), { status, headers })
}
