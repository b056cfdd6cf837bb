import type { Example, Model } from '@frontdesk/ai/local/classifier'
import { trainInThread } from '@frontdesk/ai/local/training/train-in-thread'
import { logger } from '@frontdesk/runtime/logger'
import { type Claimed, claimTraining } from '../classification/training/claim.ts'
import { failTraining, finishTraining, type Trained } from '../classification/training/finish.ts'
import { measureModel } from '../classification/training/measure.ts'
import { packModel, unpackModel } from '../classification/versions/packed-model.ts'
import { inOrganization, type OrgContext } from '../context.ts'

type Input = { organizationId: string; trainingId: string }

/**
 * Trains the organization's own classifier, and a twin that never sees what is held out, each in a thread of its
 * own. The twin and that of the version in use are measured on the same texts; the new version comes into use
 * unless it is worse. Does nothing when the examples are the same as before.
 */
export async function trainClassifierVersion({ organizationId, trainingId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'training' } }, run)
  const claimed = await inside((ctx) => claimTraining(ctx, trainingId))
  if (!claimed) return
  const trained = await train(claimed).catch((error: unknown) => {
    logger.error({ error, trainingId }, 'a training failed')
    return null
  })
  await inside((ctx) => (trained ? finishTraining(ctx, trainingId, trained) : failTraining(ctx, trainingId)))
}

async function train({ set, fingerprint, active }: Claimed): Promise<Trained> {
  const started = performance.now()
  const [model, twin] = await Promise.all([trainInThread(set.all), trainInThread(set.taught)])
  const { count, accuracy, calibration, confusion } = measureModel(twin, set.heldOut)
  const before = active && { version: active.version, accuracy: await accuracyOf(active.twin, set.heldOut) }
  return {
    exampleCount: set.size,
    ownCount: set.own,
    categoryCount: countLabels(model),
    fingerprint,
    heldOutCount: count,
    heldOutAccuracy: accuracy,
    calibration,
    confusion,
    compared: before && before.accuracy !== null ? { ...before, accuracy: before.accuracy } : null,
    trainingMs: Math.round(performance.now() - started),
    model: await packModel(model),
    twin: await packModel(twin),
  }
}

async function accuracyOf(packed: Uint8Array, heldOut: Example[]): Promise<number | null> {
  // A twin that an earlier release wrote in another form has nothing to say.
  const twin = await unpackModel(packed).catch(() => null)
  return twin && measureModel(twin, heldOut).accuracy
}

function countLabels(model: Model): number {
  return model.labels.length
}
