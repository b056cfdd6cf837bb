import { logger } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { type Actor, inOrganization } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import { recentNames } from '../../facts/names.ts'
import { failStep } from './fail-step.ts'
import { actorOf, lockRun, readRun } from './run.ts'
import { takeStep } from './take-step.ts'

type Input = { organizationId: string; runId: string }

/** More than one definition can ask for: what lies beyond is a fault of ours. */
const mostSteps = 500

/**
 * Takes the steps of a run, one transaction each, until it is over or waits. What a step does and that it did it
 * is committed together, so that a run that was cut off goes on with the next step and repeats none.
 */
export async function takeSteps({ organizationId, runId }: Input): Promise<void> {
  const product = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  const run = await inOrganization(product, (ctx) => readRun(ctx, runId))
  if (!run) return
  const who = { organizationId, actor: actorOf(run) }
  for (let taken = 0; taken < mostSteps; taken += 1) {
    let place: string | undefined
    const goesOn = await inOrganization(who, async (ctx) => {
      const locked = await lockRun(ctx, runId)
      if (locked?.state !== 'running') return false
      place = locked.remaining[0]?.place
      return takeStep(ctx, locked, await recentNames(ctx))
    }).catch((error: unknown) => settleFailure(who, { runId, place }, error))
    faultPoint('workflow-step-taken')
    if (!goesOn) return
  }
}

/** A refusal of the domain is the step's outcome; anything else is tried again by the job before it is. */
async function settleFailure(
  who: { organizationId: string; actor: Actor },
  { runId, place }: { runId: string; place: string | undefined },
  error: unknown,
): Promise<boolean> {
  if (place === undefined) throw error
  const refused = error instanceof DomainError
  if (!refused) logger.warn({ error, runId }, 'a step of a workflow failed')
  const { goesOn, giveUp } = await inOrganization(who, (ctx) =>
    failStep(ctx, {
      runId,
      place,
      refused,
      message: refused ? error.message : 'Something went wrong on our side',
    }),
  )
  if (!giveUp) throw error
  return goesOn
}
