import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import type { PauseReason, PolicyConditions, SlaPolicy, Targets } from './policy.ts'

export type SlaPolicyInput = Omit<SlaPolicy, 'id'>
export type SlaPolicyView = SlaPolicy & { position: number; createdAt: string; updatedAt: string }

type Row = Omit<
  SlaPolicyView,
  'conditions' | 'targetsBy' | 'targets' | 'pauses' | 'createdAt' | 'updatedAt'
> & {
  conditions: unknown
  targetsBy: string
  targets: unknown
  pauses: string[]
  createdAt: Date
  updatedAt: Date
}

export function toSlaPolicy(row: Row): SlaPolicyView {
  const { id, position, name, calendarId, nearPercent, active, createdAt, updatedAt } = row
  return {
    id,
    position,
    name,
    conditions: row.conditions as PolicyConditions,
    targetsBy: row.targetsBy as SlaPolicy['targetsBy'],
    targets: row.targets as Targets,
    calendarId,
    nearPercent,
    pauses: row.pauses as PauseReason[],
    active,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

export async function findSlaPolicy(ctx: OrgContext, id: string): Promise<SlaPolicyView> {
  const row = await ctx.db.slaPolicy.findUnique({ where: { id } })
  if (!row) throw new NotFound('The SLA policy')
  return toSlaPolicy(row)
}
