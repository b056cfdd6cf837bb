import diagnostics from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { logger } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { HttpProblem } from './http-problem.ts'

type State = { stopping: boolean; running: Set<ServerResponse> }

const state = () => oncePerProcess<State>('server.drain', () => ({ stopping: false, running: new Set() }))

/** Knows from now on which requests of this process are being answered. */
export function followRequests(): void {
  oncePerProcess('server.drain.following', () => {
    diagnostics.subscribe('http.server.request.start', (message) => {
      const { response } = message as { response: ServerResponse }
      const { stopping, running } = state()
      if (stopping) response.setHeader('connection', 'close')
      running.add(response)
      response.once('close', () => running.delete(response))
    })
    return true
  })
}

/**
 * From now on requests are refused, and those that are being answered have `graceMs` until they are cut off, so that
 * whoever waits for the server to close does not wait for ever. Connections end with their answer.
 */
export function startDraining({ graceMs }: { graceMs: number }): void {
  const { running } = state()
  state().stopping = true
  for (const response of running) if (!response.headersSent) response.setHeader('connection', 'close')
  setTimeout(() => {
    if (running.size > 0) logger.warn({ requests: running.size }, 'requests were cut off')
    for (const response of running) response.socket?.destroy()
  }, graceMs).unref()
}

/** Refuses what comes on a connection that is still open once the server stops. */
export function refuseWhileStopping(): void {
  if (!state().stopping) return
  throw new HttpProblem(503, 'stopping', 'This server is stopping, please try again', {
    headers: { 'retry-after': '1' },
  })
}
