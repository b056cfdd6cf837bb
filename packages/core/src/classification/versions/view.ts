import type { Prisma } from '@frontdesk/db/tenancy'
import type { Calibration } from '../training/measure.ts'

export type VersionView = {
  version: number
  active: boolean
  /** kept back when the version then in use was better at the same held-out texts */
  outcome: 'used' | 'kept_back'
  examples: number
  /** of these, the organization's own */
  ownExamples: number
  categories: number
  heldOut: number
  /** of a model trained without the texts it is measured with; null where none are held out */
  heldOutAccuracy: number | null
  calibration: Calibration | null
  compared: { version: number; accuracy: number } | null
  trainingMs: number
  trainedAt: string
}

export const versionFields = {
  version: true,
  active: true,
  outcome: true,
  exampleCount: true,
  ownCount: true,
  categoryCount: true,
  heldOutCount: true,
  heldOutAccuracy: true,
  calibration: true,
  compared: true,
  trainingMs: true,
  createdAt: true,
} as const satisfies Prisma.ClassifierVersionSelect

type Row = Prisma.ClassifierVersionGetPayload<{ select: typeof versionFields }>

export function toVersion(row: Row): VersionView {
  return {
    version: row.version,
    active: row.active,
    outcome: row.outcome as VersionView['outcome'],
    examples: row.exampleCount,
    ownExamples: row.ownCount,
    categories: row.categoryCount,
    heldOut: row.heldOutCount,
    heldOutAccuracy: row.heldOutAccuracy,
    calibration: row.calibration as Calibration | null,
    compared: row.compared as VersionView['compared'],
    trainingMs: row.trainingMs,
    trainedAt: row.createdAt.toISOString(),
  }
}
