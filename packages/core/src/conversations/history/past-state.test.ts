import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctClassification } from '../../classification/correct.ts'
import { asSystem, type OrgContext } from '../../context.ts'
import { alertUndelivered } from '../../deliveries/alert.ts'
import { undoDelivery } from '../../deliveries/undo.ts'
import { DomainError } from '../../errors.ts'
import { listMessages } from '../../messages/list.ts'
import { reply } from '../../messages/reply.ts'
import { escalate } from '../../sla/escalate.ts'
import { createTeam } from '../../teams/create.ts'
import { deleteTeam } from '../../teams/delete.ts'
import { as, asProduct } from '../../test/contexts.ts'
import { receiveMail } from '../../test/mails.ts'
import { assign } from '../assign.ts'
import { assignTeam } from '../assign-team.ts'
import { markSpam } from '../mark-spam.ts'
import { openConversation } from '../open.ts'
import { setPriority } from '../priority/set-priority.ts'
import { merge } from '../reorganize/merge.ts'
import { moveMessage } from '../reorganize/move.ts'
import { split } from '../reorganize/split.ts'
import { undoMove } from '../reorganize/undo.ts'
import { setStatus } from '../set-status.ts'
import { setTags } from '../set-tags.ts'
import { snooze } from '../snooze.ts'
import { unassign } from '../unassign.ts'
import { comparePast } from './compare-past.ts'
import { beginning, stateFromEvents } from './past-state.ts'

withTestDatabase()

let organization: TestOrganization
let team: string

const asAgent = <T>(run: (ctx: OrgContext) => Promise<T>) => as(organization, 'agent', run)
const until = new Date(Date.now() + 86_400_000)
const messagesOf = async (conversation: string) =>
  (await asAgent((ctx) => listMessages(ctx, { conversation, limit: 100 }))).items
const movesOf = (sourceId: string) =>
  asSystem('test', (db) =>
    db.conversationMove.findMany({ where: { sourceId, undoneAt: null }, orderBy: { id: 'desc' } }),
  )

const status = (to: 'open' | 'pending' | 'resolved' | 'closed') => (conversation: string) =>
  asAgent((ctx) => setStatus(ctx, { conversation, status: to }))
const answer = (more: { resolve: boolean; sendAt?: string }) => (conversation: string) =>
  asAgent((ctx) =>
    reply(ctx, { conversation, text: 'It comes.', attachmentIds: [], ...more } as Parameters<
      typeof reply
    >[1]),
  )

/** What may happen to a conversation; what is refused where it does not fit changes nothing. */
const acts = {
  resolve: status('resolved'),
  close: status('closed'),
  park: status('pending'),
  reopen: status('open'),
  reply: answer({ resolve: false }),
  replyAndResolve: answer({ resolve: true }),
  takeBack: async (id: string) => {
    const last = (await messagesOf(id)).at(-1)
    if (last) await asAgent((ctx) => undoDelivery(ctx, { messageId: last.id }))
  },
  comesBack: async (id: string) => {
    const sent = (await messagesOf(id)).find(({ direction }) => direction === 'outbound')
    if (!sent) return
    const alert = { messageId: sent.id, type: 'bounced', detail: { addresses: [] } }
    await asProduct(organization, (ctx) => alertUndelivered(ctx, alert))
  },
  customerWrites: async (id: string) => {
    const first = await asSystem('test', (db) =>
      db.message.findFirst({ where: { conversationId: id, messageId: { not: null } } }),
    )
    await receiveMail(
      organization,
      first?.messageId ? { inReplyTo: first.messageId, subject: first.subject } : {},
    )
  },
  assign: (id: string) => asAgent((ctx) => assign(ctx, { conversation: id, assigneeId: 'me' })),
  unassign: (id: string) => asAgent((ctx) => unassign(ctx, { conversation: id })),
  giveToTeam: (id: string) => asAgent((ctx) => assignTeam(ctx, { conversation: id, teamId: team })),
  escalate: (id: string) => asAgent((ctx) => escalate(ctx, { conversation: id, teamId: team })),
  deleteTeam: () => as(organization, 'admin', (ctx) => deleteTeam(ctx, team)),
  tag: (id: string) => asAgent((ctx) => setTags(ctx, { conversation: id, tags: ['vip', 'Ärger'] })),
  untag: (id: string) => asAgent((ctx) => setTags(ctx, { conversation: id, tags: [] })),
  prioritize: (id: string) => asAgent((ctx) => setPriority(ctx, { conversation: id, priority: 'high' })),
  spam: (id: string) => asAgent((ctx) => markSpam(ctx, { conversation: id, spam: true })),
  noSpam: (id: string) => asAgent((ctx) => markSpam(ctx, { conversation: id, spam: false })),
  snooze: (id: string) => asAgent((ctx) => snooze(ctx, { conversation: id, until })),
  wake: (id: string) => asAgent((ctx) => snooze(ctx, { conversation: id, until: null })),
  correct: (id: string) =>
    asAgent((ctx) => correctClassification(ctx, { conversation: id, category: 'refund' })),
  merge: (id: string, into: string) => asAgent((ctx) => merge(ctx, { conversation: id, into })),
  split: async (id: string) => {
    const last = (await messagesOf(id)).at(-1)
    if (last) await asAgent((ctx) => split(ctx, { conversation: id, messageIds: [last.id] }))
  },
  move: async (id: string, to: string) => {
    const last = (await messagesOf(id)).at(-1)
    if (last) await asAgent((ctx) => moveMessage(ctx, { messageId: last.id, to }))
  },
  undoMove: async (id: string) => {
    const [move] = await movesOf(id)
    if (!move || move.kind === 'move') return
    const kind = move.kind === 'merge' ? 'merge' : 'split'
    await asAgent((ctx) => undoMove(ctx, { kind, moveId: move.id, conversation: id }))
  },
} satisfies Record<string, (id: string, other: string) => Promise<unknown>>

async function begin(): Promise<string[]> {
  organization = await createOrganization()
  team = (await as(organization, 'admin', (ctx) => createTeam(ctx, { name: 'Lamps', description: '' }))).id
  await asSystem('test', (db) =>
    db.mailbox.update({ where: { id: organization.mailbox.id }, data: { defaultTeamId: team } }),
  )
  const open = (assigned: boolean) =>
    asAgent((ctx) =>
      openConversation(ctx, {
        contact: { email: `${newId().slice(-8)}@customer.example`, name: 'Ada' },
        subject: 'A lamp',
        text: 'It is broken',
        direction: 'inbound',
        tags: assigned ? ['late', 'vip'] : [],
        assigneeId: assigned ? organization.members.agent.id : undefined,
      }),
    )
  const mail = await receiveMail(organization)
  return [(await open(true)).id, (await open(false)).id, mail.conversation.id]
}

const past = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    one: fc.nat(2),
    other: fc.nat(2),
  }),
  { minLength: 5, maxLength: 22 },
)

test('the timeline tells exactly what every conversation is, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(past, async (happened) => {
      const ids = await begin()
      for (const { act, one, other } of happened)
        await acts[act](ids[one] ?? '', ids[other] ?? '').catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error
        })
      const compared = await asProduct(organization, (ctx) => comparePast(ctx, 100))
      expect(compared.compared).toBeGreaterThanOrEqual(ids.length)
      expect(compared.different).toEqual([])
    }),
    { numRuns: 4 },
  )
}, 60_000)

test('a change past the verbs is found, and named', async () => {
  const [id = ''] = await begin()
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { status: 'closed' } }))
  const { different } = await asProduct(organization, (ctx) => comparePast(ctx, 100))
  expect(different).toEqual([
    { conversationId: id, differences: [{ name: 'status', told: 'open', stored: 'closed' }] },
  ])
})

const line = (type: string, detail: object, minute: number) => ({
  id: newId(),
  type,
  detail,
  createdAt: new Date(Date.UTC(2026, 5, 1, 9, minute)),
})

test('lines are read in the order in which they were written, and what they do not tell stays', () => {
  const lines = [
    line('resolved', { status: 'resolved' }, 5),
    line('opened', { teamId: 'lamps' }, 1),
    line('snoozed', { until: '2026-06-02T09:00:00.000Z' }, 2),
    line('assigned', { assigneeId: 'mia', name: 'Mia', constructor: 'x', __proto__: { spam: true } }, 3),
  ]
  expect(stateFromEvents(lines)).toEqual({
    ...beginning,
    teamId: 'lamps',
    assigneeId: 'mia',
    status: 'resolved',
  })
})

test('nothing is told of a conversation whose beginning was not written down', () => {
  expect(stateFromEvents([line('assigned', { assigneeId: 'mia' }, 1)])).toBeNull()
  const moved = line('merged', { state: { ...beginning, status: 'pending' } }, 2)
  expect(stateFromEvents([line('assigned', { assigneeId: 'mia' }, 1), moved])?.status).toBe('pending')
})
