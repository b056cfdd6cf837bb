import { asSystem } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'

/** Next steps, what was learned and gaps of an organization, by the part of the path that names them. */
export async function plantLearned(organizationId: string, conversationId: string, secret: string) {
  const [actions, proposals, guidance, gaps] = [newId(), newId(), newId(), newId()]
  const createdBy = { type: 'member', name: secret }
  await asSystem('test', async (db) => {
    await db.serviceAction.create({
      data: {
        id: actions,
        organizationId,
        conversationId,
        kind: 'refund',
        proposedBy: 'local',
        fields: { orderNumber: secret },
      },
    })
    await db.assistantProposal.create({
      data: { id: proposals, organizationId, kind: 'tone', oldText: secret, newText: secret },
    })
    await db.assistantGuidance.create({
      data: { id: guidance, organizationId, kind: 'tone', text: secret, createdBy },
    })
    await db.knowledgeGap.create({
      data: {
        id: gaps,
        organizationId,
        title: secret,
        questionCount: 1,
        proposal: { title: secret, body: secret },
      },
    })
  })
  return {
    actions,
    'assistant/proposals': proposals,
    'assistant/guidance': guidance,
    'knowledge-gaps': gaps,
  }
}
