import { setAfterCommit } from '@frontdesk/core/context'
import { warmUpInSteps } from '@frontdesk/core/flows/warm-up'
import { enqueuePromised } from '@frontdesk/core/jobs/hooks'
import { publishNotices } from '@frontdesk/core/jobs/notices'
import { watchProcess } from '@frontdesk/core/operations/watch'
import { publish } from '@frontdesk/runtime/event-stream'
import { setServiceName } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { enqueue } from '@frontdesk/runtime/queue'
import { followRequests, startDraining } from './drain.ts'
import { closeStreams, measureStreams } from './live/open-streams.ts'
import { notePeerAddresses } from './request/peer-address.ts'

/** Long enough for what waited for the server to be answered first. */
const warmUpPauseMs = 1_500

/**
 * Wires this process: what follows a commit, where requests come from, and that streams end and requests are refused
 * when it is told to stop. Next itself then waits for the running requests, which have a time to end in, and exits.
 */
export function startServer(): void {
  setServiceName('web')
  notePeerAddresses()
  measureStreams()
  setAfterCommit({ enqueue: enqueuePromised(enqueue), publish: publishNotices(publish) })
  oncePerProcess('server.watch', () => watchProcess({ service: 'web' }))
  oncePerProcess('server.models', () => void warmUpInSteps(warmUpPauseMs))
  followRequests()
  oncePerProcess('server.signals', () => process.once('SIGTERM', stop).once('SIGINT', stop))
}

/** Ends before whoever runs this process loses patience and kills it. */
const graceMs = 20_000

function stop(): void {
  closeStreams()
  startDraining({ graceMs })
}
