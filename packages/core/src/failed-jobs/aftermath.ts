import { failImport, resumeImport } from '../articles/imports/give-up.ts'
import { failRun, resumeRun } from '../classification/backlog/give-up.ts'
import type { OrgContext } from '../context.ts'
import { type JobName, type JobPayload, jobContracts } from '../jobs/contracts.ts'
import { failReplay, resumeReplay } from '../replays/give-up.ts'

type Work = { job: string; payload: unknown }

/** Says that it failed where people look for what the work was to bring. Jobs that nobody waits for say nothing. */
export async function afterGivingUp(ctx: OrgContext, work: Work, reason: string): Promise<void> {
  const importId = idIn('import-articles', work)?.importId
  if (importId !== undefined) await failImport(ctx, importId, reason)
  const runId = idIn('classify-backlog', work)?.runId
  if (runId !== undefined) await failRun(ctx, runId, reason)
  const replayId = idIn('run-replay', work)?.replayId
  if (replayId !== undefined) await failReplay(ctx, replayId, reason)
}

/** The reverse, when a person has the work tried again. */
export async function beforeRetrying(ctx: OrgContext, work: Work): Promise<void> {
  const importId = idIn('import-articles', work)?.importId
  if (importId !== undefined) await resumeImport(ctx, importId)
  const runId = idIn('classify-backlog', work)?.runId
  if (runId !== undefined) await resumeRun(ctx, runId)
  const replayId = idIn('run-replay', work)?.replayId
  if (replayId !== undefined) await resumeReplay(ctx, replayId)
}

function idIn<N extends JobName>(name: N, { job, payload }: Work): JobPayload<N> | undefined {
  return job === name
    ? (jobContracts[name].payload.safeParse(payload).data as JobPayload<N> | undefined)
    : undefined
}
