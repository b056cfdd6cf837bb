import type { PromisedJob } from '../context.ts'
import { jobContracts } from './contracts.ts'

type Enqueue = (
  jobs: {
    queue: string
    name: string
    id: string
    payload: object
    requestId: string | undefined
  }[],
) => Promise<void>

/** Turns committed promises into queue entries. What a worker finds as payload: the organization and the ids. */
export function enqueuePromised(enqueue: Enqueue): (jobs: PromisedJob[]) => Promise<void> {
  return (jobs) =>
    enqueue(
      jobs.map((job) => ({
        queue: jobContracts[job.job].queue,
        name: job.job,
        id: job.id,
        payload: { organizationId: job.organizationId, ...job.payload },
        requestId: job.requestId,
      })),
    )
}
