import type { OrgContext } from '../context.ts'
import { databaseTime } from '../database-time.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { appendEntry, lockRecord } from './append.ts'
import { type CaseRow, type CaseState, findCase } from './case.ts'
import { type CaseDetail, readComplianceCase } from './read.ts'

/** A case that is closed stays so: what comes up again is a new one. */
const transitions: Record<CaseState, readonly CaseState[]> = {
  open: ['investigating', 'closed'],
  investigating: ['closed'],
  closed: [],
}

/** Moves a case along. Closing it needs a reason, which becomes part of the record. */
export async function setCaseState(
  ctx: OrgContext,
  input: { id: string; state: CaseState; reason: string },
): Promise<CaseDetail> {
  require(ctx, 'compliance:write')
  const row = await lock(ctx, input.id)
  const from = row.state as CaseState
  const { id, state } = input
  const reason = storable(input.reason).trim()
  if (from === state) return readComplianceCase(ctx, id)
  if (!transitions[from].includes(state))
    throw new Conflict(`A case that is ${from} cannot become ${state}`, 'illegal_transition')
  if (state === 'closed' && reason === '') throw new Invalid('Say why the case is closed', 'reason')
  const at = await databaseTime(ctx)
  await ctx.db.complianceCase.update({
    where: { id },
    data: {
      state,
      updatedAt: at,
      firstLookedAt: row.firstLookedAt ?? at,
      ...(state === 'closed' ? { closedAt: at, closedReason: reason } : {}),
    },
  })
  await appendEntry(ctx, { caseId: id, kind: 'state', content: { from, to: state, reason } })
  ctx.emit({ type: 'compliance_case.changed', caseId: id })
  return readComplianceCase(ctx, id)
}

/** Adds a note, also to a closed case; it can never be changed. */
export async function addCaseNote(ctx: OrgContext, input: { id: string; text: string }): Promise<CaseDetail> {
  require(ctx, 'compliance:write')
  const { id } = await lock(ctx, input.id)
  const text = storable(input.text).trim()
  if (text === '') throw new Invalid('The note is empty', 'text')
  await appendEntry(ctx, { caseId: id, kind: 'note', content: { text } })
  ctx.emit({ type: 'compliance_case.changed', caseId: id })
  return readComplianceCase(ctx, id)
}

async function lock(ctx: OrgContext, id: string): Promise<CaseRow> {
  const { id: found } = await findCase(ctx, id)
  await lockRecord(ctx)
  return findCase(ctx, found)
}
