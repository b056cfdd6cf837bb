import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { countChanges, neededChanges } from '../training/promise.ts'
import { type TrainingView, toTraining, trainingFields } from '../training/view.ts'
import { toVersion, type VersionView, versionFields } from './view.ts'

type InUse = Omit<VersionView, 'active' | 'outcome' | 'compared'>
type Untrained = { [K in keyof InUse]: null }

/** The classifier in use; its fields are null before the first training, when the shipped examples judge. */
export type ClassifierView = (InUse | Untrained) & {
  /** own examples at hand now */
  storedExamples: number
  /** of these, what came since the last training began */
  newExamples: number
  /** how many of them start the next training by themselves */
  trainsAfter: number
  /** the newest training, whatever became of it */
  latestTraining: TrainingView | null
}

export async function readClassifier(ctx: OrgContext): Promise<ClassifierView> {
  require(ctx, 'categories:read')
  const row = await ctx.db.classifierVersion.findFirst({ where: { active: true }, select: versionFields })
  const training = await ctx.db.classifierTraining.findFirst({
    orderBy: { id: 'desc' },
    select: trainingFields,
  })
  const { changed, all } = await countChanges(ctx)
  return {
    ...(row ? inUse(toVersion(row)) : untrained),
    storedExamples: all,
    newExamples: changed,
    trainsAfter: neededChanges(all),
    latestTraining: training && toTraining(training),
  }
}

const untrained: Untrained = {
  version: null,
  examples: null,
  ownExamples: null,
  categories: null,
  heldOut: null,
  heldOutAccuracy: null,
  calibration: null,
  trainingMs: null,
  trainedAt: null,
}

function inUse({ active, outcome, compared, ...view }: VersionView): InUse {
  return view
}
