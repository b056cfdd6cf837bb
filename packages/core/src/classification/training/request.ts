import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { promiseTraining } from './promise.ts'
import { type TrainingView, toTraining, trainingFields } from './view.ts'

/** Asks for a training now. While one waits already, that one is meant; while one runs, the next waits for it. */
export async function requestTraining(ctx: OrgContext): Promise<TrainingView> {
  require(ctx, 'categories:write')
  const id = await promiseTraining(ctx, 'asked')
  await writeAudit(ctx, { action: 'classifier.train', subjectType: 'classifier_training', subjectId: id })
  const row = await ctx.db.classifierTraining.findUniqueOrThrow({ where: { id }, select: trainingFields })
  return toTraining(row)
}
