import { createConversation, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { asSystem } from '../../context.ts'

const hour = 3_600_000

const routeOf = {
  refund: 'service_action',
  order_status: 'informational',
  safety: 'safety_compliance',
} as const

export type Key = keyof typeof routeOf

export type Fate = {
  at: Date
  /** a person's answer, this long afterwards */
  answered?: number
  resolvedBy?: 'member' | 'system'
  said?: Key
  confidence?: number
}

/** A customer's message that a model judged, and what became of it. */
export async function judge(of: TestOrganization, fate: Fate, category: Key): Promise<string> {
  const { at, answered, resolvedBy, said, confidence = 0.75 } = fate
  const { id, messageId } = await createConversation(of, { at })
  const after = (ms: number) => new Date(at.getTime() + ms)
  await asSystem('test', async (db) => {
    await db.message.update({ where: { id: messageId }, data: { createdAt: at } })
    await db.classification.create({
      data: judgement(of, { id, messageId, at: after(1_000), category, confidence }),
    })
    if (answered !== undefined) await db.message.create({ data: answer(of, id, after(answered)) })
    if (resolvedBy !== undefined)
      await db.conversationEvent.create({
        data: {
          id: newId(),
          organizationId: of.id,
          conversationId: id,
          type: 'resolved',
          actor: { type: resolvedBy, id: '', name: 'x' },
          createdAt: after(3 * hour),
        },
      })
    if (said !== undefined)
      await db.classification.create({
        data: {
          ...judgement(of, { id, messageId, at: after(4 * hour), category: said, confidence: 1 }),
          by: 'agent',
          tookMs: null,
        },
      })
  })
  return id
}

type Row = { id: string; messageId: string; at: Date; category: Key; confidence: number }

export function judgement(of: TestOrganization, { id, messageId, at, category, confidence }: Row) {
  return {
    id: newId(),
    organizationId: of.id,
    conversationId: id,
    messageId,
    route: routeOf[category],
    routeConfidence: 0.9,
    categoryId: of.categories[category],
    confidence,
    sentiment: 0,
    sentimentConfidence: 0.5,
    severity: 'normal' as const,
    severityConfidence: 0.5,
    language: 'en',
    languageConfidence: 0.9,
    by: 'local',
    tookMs: 2,
    createdAt: at,
  }
}

export function answer(of: TestOrganization, conversationId: string, createdAt: Date, sequence = 2) {
  return {
    id: newId(),
    organizationId: of.id,
    conversationId,
    mailboxId: of.mailbox.id,
    sequence,
    direction: 'outbound' as const,
    authorId: of.members.agent.id,
    fromAddress: of.mailbox.address,
    text: 'It leaves tomorrow.',
    sentAt: createdAt,
    createdAt,
  }
}
