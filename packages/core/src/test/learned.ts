import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'

/** A proposed and an approved action, something learned, something kept to and a gap, with their ids. */
export async function plantLearned(ctx: OrgContext, conversationId: string) {
  const [action, approvedAction, proposal, guidance] = [newId(), newId(), newId(), newId()]
  const [gap, otherGap] = [newId(), newId()]
  const { organizationId } = ctx
  const fields = { orderNumber: '48213', amount: 20, currency: 'EUR' }
  const of = { organizationId, conversationId, kind: 'refund', proposedBy: 'local', fields }
  await ctx.db.serviceAction.create({ data: { id: action, ...of } })
  const decided = { state: 'approved', carriedOut: 'person', decidedBy: { type: 'member', name: 'x' } }
  await ctx.db.serviceAction.create({ data: { id: approvedAction, ...of, ...decided } })
  await ctx.db.assistantProposal.create({
    data: { id: proposal, organizationId, kind: 'tone', oldText: 'x', newText: 'y' },
  })
  const kept = { kind: 'tone', text: 'x', createdBy: { type: 'member', name: 'x' } }
  await ctx.db.assistantGuidance.create({ data: { id: guidance, organizationId, ...kept } })
  for (const id of [gap, otherGap]) {
    await ctx.db.knowledgeGap.create({
      data: { id, organizationId, title: 'x', questionCount: 1, proposal: { title: 'x', body: 'x' } },
    })
  }
  return { action, approvedAction, proposal, guidance, gap, otherGap }
}
