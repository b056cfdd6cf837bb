import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { type TrainingView, toTraining, trainingFields } from './view.ts'

/** How a training stands. */
export async function readTraining(ctx: OrgContext, id: string): Promise<TrainingView> {
  require(ctx, 'categories:read')
  const row = await ctx.db.classifierTraining.findUnique({ where: { id }, select: trainingFields })
  if (!row) throw new NotFound('The training')
  return toTraining(row)
}
