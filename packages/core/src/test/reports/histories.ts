import type { TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { asSystem, type OrgContext } from '../../context.ts'
import { assign } from '../../conversations/assign.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { openConversation } from '../../conversations/open.ts'
import { merge } from '../../conversations/reorganize/merge.ts'
import { split } from '../../conversations/reorganize/split.ts'
import { undoMove } from '../../conversations/reorganize/undo.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { undoDelivery } from '../../deliveries/undo.ts'
import { offerDraft } from '../../drafts/offer.ts'
import { DomainError } from '../../errors.ts'
import { listMessages } from '../../messages/list.ts'
import { reply } from '../../messages/reply.ts'
import { addNote } from '../../notes/add.ts'
import { markDays } from '../../reports/counting/mark-days.ts'
import { countOrganization } from '../../reports/keep-counted.ts'
import { noteTouched } from '../../reports/touch.ts'
import { as, asProduct } from '../contexts.ts'

const call = {
  task: 'draft',
  provider: 'openai',
  model: 'm',
  inputTokens: 1,
  outputTokens: 1,
  estimatedTokens: 1,
  cachedTokens: 0,
  promptVersion: 0,
  costMicros: 21,
  latencyMs: 5,
  outcome: 'ok',
} as unknown as Parameters<typeof recordAiCalls>[2][number]

const asAgent = <T>(of: TestOrganization, run: (ctx: OrgContext) => Promise<T>) => as(of, 'agent', run)

/** A conversation somebody opens through the API. */
export async function openOne(of: TestOrganization): Promise<string> {
  const { id } = await asAgent(of, (ctx) =>
    openConversation(ctx, {
      contact: { email: `${newId().slice(-8)}@customer.example`, name: 'Ada' },
      subject: 'A lamp',
      text: 'It is broken',
      direction: 'inbound',
      tags: [],
    }),
  )
  return id
}

export function answer(of: TestOrganization, conversation: string, resolve: boolean) {
  return asAgent(of, (ctx) =>
    reply(ctx, { conversation, text: 'We send another.', attachmentIds: [], resolve }),
  )
}

async function messagesOf(of: TestOrganization, conversation: string) {
  return (await asAgent(of, (ctx) => listMessages(ctx, { conversation, limit: 100 }))).items
}

/** Puts everything of a conversation so many hours into the past, and notes the days it leaves and enters. */
export async function age(of: TestOrganization, conversation: string, hours: number): Promise<void> {
  await asProduct(of, async (ctx) => {
    await noteTouched(ctx, [conversation])
    await markDays(ctx)
    const tables = ['messages', 'conversation_events', 'notes', 'ai_calls', 'draft_reviews']
    for (const table of tables)
      await ctx.db.$executeRawUnsafe(
        `UPDATE ${table} SET created_at = created_at - make_interval(hours => $1) WHERE conversation_id = $2::uuid`,
        hours,
        conversation,
      )
    await noteTouched(ctx, [conversation])
  })
}

async function offer(of: TestOrganization, conversation: string): Promise<void> {
  const newest = (await messagesOf(of, conversation))
    .filter(({ direction }) => direction === 'inbound')
    .at(-1)
  const text = 'We send another.'
  const sentences = [{ text, sources: ['a'], supported: true }]
  const draft = { text, sentences, confidence: 0.8, by: 'local', unmet: [], calls: [] }
  const messageId = newest?.id ?? ''
  const offered = { conversationId: conversation, messageId, passages: [], draft, categoryId: null }
  await asProduct(of, (ctx) => offerDraft(ctx, { ...offered, mode: 'suggest' }))
}

async function undoMerge(of: TestOrganization, id: string): Promise<void> {
  const move = await asSystem('test', (db) =>
    db.conversationMove.findFirst({ where: { sourceId: id, undoneAt: null, kind: 'merge' } }),
  )
  if (move) await asAgent(of, (ctx) => undoMove(ctx, { kind: 'merge', moveId: move.id, conversation: id }))
}

type Act = (of: TestOrganization, id: string, other: string, hours: number) => Promise<unknown>

/** What may happen; what is refused where it does not fit changes nothing. */
const acts = {
  reply: (of, id) => answer(of, id, false),
  replyAndResolve: (of, id) => answer(of, id, true),
  undo: async (of, id) => {
    const last = (await messagesOf(of, id)).at(-1)
    if (last) await asAgent(of, (ctx) => undoDelivery(ctx, { messageId: last.id }))
  },
  resolve: (of, id) => asAgent(of, (ctx) => setStatus(ctx, { conversation: id, status: 'resolved' })),
  reopen: (of, id) => asAgent(of, (ctx) => setStatus(ctx, { conversation: id, status: 'open' })),
  assign: (of, id) => asAgent(of, (ctx) => assign(ctx, { conversation: id, assigneeId: 'me' })),
  note: (of, id) => asAgent(of, (ctx) => addNote(ctx, { conversation: id, text: 'Called' })),
  spam: (of, id) => asAgent(of, (ctx) => markSpam(ctx, { conversation: id, spam: true })),
  merge: (of, id, into) => asAgent(of, (ctx) => merge(ctx, { conversation: id, into })),
  undoMerge,
  split: async (of, id) => {
    const last = (await messagesOf(of, id)).at(-1)
    if (last) await asAgent(of, (ctx) => split(ctx, { conversation: id, messageIds: [last.id] }))
  },
  offer,
  call: (of, id) => asProduct(of, (ctx) => recordAiCalls(ctx, id, [call])),
  age: (of, id, _, hours) => age(of, id, hours),
  count: (of) => countOrganization(of.id),
} satisfies Record<string, Act>

type Happening = { act: keyof typeof acts; one: number; other: number; hours: number }

/** What may happen to three conversations, by chance. */
export const histories: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    one: fc.nat(2),
    other: fc.nat(2),
    hours: fc.integer({ min: 1, max: 900 }),
  }),
  { minLength: 4, maxLength: 14 },
)

export async function live(of: TestOrganization, history: readonly Happening[]): Promise<void> {
  const ids = [await openOne(of), await openOne(of), await openOne(of)]
  for (const { act, one, other, hours } of history)
    await (acts[act] as Act)(of, ids[one] ?? '', ids[other] ?? '', hours).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
    })
}
