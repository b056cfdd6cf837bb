import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { takeTurn } from '../../take-turn.ts'
import { activateVersion } from '../versions/activate.ts'
import type { Calibration, Pair } from './measure.ts'
import { training as limits } from './thresholds.ts'

export type Trained = {
  exampleCount: number
  ownCount: number
  categoryCount: number
  fingerprint: string
  heldOutCount: number
  heldOutAccuracy: number | null
  calibration: Calibration | null
  confusion: Pair[]
  /** The version in use, measured on the same texts. */
  compared: { version: number; accuracy: number } | null
  trainingMs: number
  model: Uint8Array<ArrayBuffer>
  twin: Uint8Array<ArrayBuffer>
}

/** Stores a new version and puts it into use, unless the one in use is better at the same held-out texts. */
export async function finishTraining(ctx: OrgContext, trainingId: string, trained: Trained): Promise<void> {
  await takeTurn(ctx, `training/${trainingId}`)
  const training = await ctx.db.classifierTraining.findUnique({ where: { id: trainingId } })
  // Another worker has finished it, or it was given up as lost.
  if (training?.state !== 'running') return
  const { calibration, compared, ...fields } = trained
  const worse = compared !== null && (fields.heldOutAccuracy ?? 0) < compared.accuracy
  const outcome = worse ? 'kept_back' : 'used'
  const latest = await ctx.db.classifierVersion.aggregate({ _max: { version: true } })
  const version = (latest._max.version ?? 0) + 1
  await ctx.db.classifierVersion.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      version,
      active: false,
      outcome,
      ...(calibration ? { calibration } : {}),
      ...(compared ? { compared } : {}),
      ...fields,
    },
    select: { id: true },
  })
  if (!worse) await activateVersion(ctx, version)
  await forgetOldest(ctx)
  await settleTraining(ctx, trainingId, { state: 'done', outcome, version })
}

export async function failTraining(ctx: OrgContext, trainingId: string): Promise<void> {
  await settleTraining(ctx, trainingId, { state: 'failed', error: 'The training broke off' })
}

type End = {
  state: 'done' | 'failed'
  outcome?: 'used' | 'kept_back' | 'unchanged'
  version?: number | null
  error?: string
}

/** Ends a training, and brings back the one that waited for its end. */
export async function settleTraining(ctx: OrgContext, trainingId: string, end: End): Promise<void> {
  const { count } = await ctx.db.classifierTraining.updateMany({
    where: { id: trainingId, state: 'running' },
    data: { ...end, finishedAt: new Date() },
  })
  if (count === 0) return
  ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  const next = await ctx.db.classifierTraining.findFirst({
    where: { state: 'queued' },
    select: { id: true, notBefore: true },
  })
  if (!next) return
  ctx.emit({ type: 'classifier.training_due', trainingId: next.id, notBefore: next.notBefore })
}

async function forgetOldest(ctx: OrgContext): Promise<void> {
  await ctx.db.$executeRaw`
    DELETE FROM classifier_versions WHERE NOT active AND version <= (
      SELECT max(version) - ${limits.keptVersions} FROM classifier_versions)`
}
