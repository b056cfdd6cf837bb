import { writeAudit } from '../../audit.ts'
import { asSystem, inOrganization } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { isOperator, type Who } from '../operator.ts'
import type { ErrorState } from './list.ts'

/** Says of an error that somebody has looked, that nobody wants to hear of it, or that it is news again. */
export async function settleErrorGroup(who: Who, id: string, state: ErrorState): Promise<void> {
  const found = (await isOperator(who))
    ? await asSystem('find an error', (db) => db.errorGroup.findUnique({ where: { id } }))
    : null
  if (!found) throw new NotFound('The error')
  if (found.state === state && found.count === found.countThen) return
  await inOrganization(who, async (ctx) => {
    require(ctx, 'operations:manage')
    await writeAudit(ctx, {
      action: 'error_group.settled',
      subjectType: 'error_group',
      subjectId: id,
      before: { state: found.state },
      after: { state },
    })
  })
  // The table belongs to the installation, so the organization's transaction cannot write it; the entry comes first.
  await asSystem(
    'settle an error',
    (db) => db.$executeRaw`
      UPDATE error_groups SET state = ${state}, state_at = now(),
        count_then = CASE WHEN ${state} = 'new' THEN 0 ELSE count END WHERE id = ${id}::uuid`,
  )
}
