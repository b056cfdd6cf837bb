import { createHash } from 'node:crypto'
import { modelSchema } from '@frontdesk/ai/local/classifier'
import { z } from 'zod'
import { activeCategories } from '../../categories/list.ts'
import type { OrgContext } from '../../context.ts'
import { takeTurn } from '../../take-turn.ts'
import { collectExamples } from './collect-examples.ts'
import { settleTraining } from './finish.ts'
import { buildTrainingSet, type TrainingSet } from './training-set.ts'

export type Claimed = {
  set: TrainingSet
  fingerprint: string
  /** The version in use, which the new one has to be as good as. */
  active: { version: number; twin: Uint8Array } | null
}

const modelForm = JSON.stringify(z.toJSONSchema(modelSchema))

/** One that has run for this long was lost with its worker; the next may begin. */
const lostAfterMs = 10 * 60_000

/**
 * Takes a training over and collects what to train on. Null when there is nothing to do: it is over, not due yet,
 * another one runs (whose end brings this one back), or the examples are those of the version in use.
 */
export async function claimTraining(ctx: OrgContext, trainingId: string): Promise<Claimed | null> {
  await takeTurn(ctx, `training/${trainingId}`)
  const training = await ctx.db.classifierTraining.findUnique({ where: { id: trainingId } })
  if (!training || training.state === 'done' || training.state === 'failed') return null
  if (training.state === 'queued') {
    const { notBefore } = training
    if (notBefore.getTime() > Date.now()) {
      ctx.emit({ type: 'classifier.training_due', trainingId, notBefore })
      return null
    }
    if (await anotherRuns(ctx)) return null
    await ctx.db.classifierTraining.update({
      where: { id: trainingId },
      data: { state: 'running', startedAt: new Date() },
    })
    ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  }
  const categories = await activeCategories(ctx)
  const set = buildTrainingSet(categories, await collectExamples(ctx, categories))
  const fingerprint = fingerprintOf(set)
  const active = await ctx.db.classifierVersion.findFirst({
    where: { active: true },
    select: { version: true, twin: true, fingerprint: true },
  })
  if (set.all.length > 0 && active?.fingerprint !== fingerprint) return { set, fingerprint, active }
  await settleTraining(ctx, trainingId, {
    state: 'done',
    outcome: 'unchanged',
    version: active?.version ?? null,
  })
  return null
}

/** Of the examples, and of the form models have, so that a release with another form trains anew. */
function fingerprintOf({ all }: TrainingSet): string {
  return createHash('sha256').update(modelForm).update(JSON.stringify(all)).digest('hex')
}

async function anotherRuns(ctx: OrgContext): Promise<boolean> {
  await ctx.db.classifierTraining.updateMany({
    where: { state: 'running', startedAt: { lt: new Date(Date.now() - lostAfterMs) } },
    data: { state: 'failed', finishedAt: new Date(), error: 'It was interrupted' },
  })
  return (await ctx.db.classifierTraining.count({ where: { state: 'running' } })) > 0
}
