import { text } from 'node:stream/consumers'
import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { asSystem } from '../context.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { composeMail } from '../outgoing/compose.ts'
import { readParts } from '../outgoing/read-parts.ts'
import { createPolicy } from '../policies/write.ts'
import {
  type Asking,
  ask,
  asking,
  climb,
  draftFor,
  judge,
  lenient,
  prove,
  reviewsOf,
  rungOf,
  shownDraft,
} from '../test/asking.ts'
import { as, asProduct } from '../test/contexts.ts'
import { type MailFields, receiveMail } from '../test/mails.ts'
import { type Mode, usualBar } from './ladder.ts'
import { mayActAlone } from './may-act-alone.ts'

withTestDatabase()

let organization: Asking

beforeEach(async () => {
  organization = await asking()
})

const sentIn = (conversationId: string) =>
  asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId, direction: 'outbound' }, orderBy: { sequence: 'asc' } }),
  )
const eventsOf = (conversationId: string) =>
  asSystem('test', async (db) =>
    (await db.conversationEvent.findMany({ where: { conversationId } })).map(({ type }) => type),
  )

async function onRung(mode: Mode): Promise<void> {
  await prove(organization, 40)
  await climb(organization, 'send_with_undo')
  if (mode === 'auto') await climb(organization, 'auto')
}

test('where it was earned, the answer leaves by itself after a while in which people can stop it', async () => {
  await onRung('send_with_undo')
  const { id } = await ask(organization)
  await draftFor(organization, id)
  await draftFor(organization, id)
  const [sent, ...more] = await sentIn(id)
  expect(more).toEqual([])
  expect(sent).toMatchObject({ authorId: null, threading: { verdict: 'answer' }, autoKind: 'human' })
  const delivery = await asSystem('test', (db) =>
    db.delivery.findUniqueOrThrow({ where: { messageId: sent?.id ?? '' } }),
  )
  expect(delivery).toMatchObject({ state: 'queued', scheduled: true, cancelOnReply: true })
  expect(delivery.notBefore.getTime()).toBeGreaterThan(Date.now() + 8 * 60_000)
  expect(await reviewsOf(organization, 'open')).toMatchObject([{ mode: 'send_with_undo', good: null }])
})

test('people can stop it for as long when the clock of the worker is ten minutes behind', async () => {
  await onRung('send_with_undo')
  const { id } = await ask(organization)
  const began = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: began - 10 * 60_000 })
  onTestFinished(() => void vi.useRealTimers())
  await draftFor(organization, id)
  const [sent] = await sentIn(id)
  const delivery = await asSystem('test', (db) =>
    db.delivery.findUniqueOrThrow({ where: { messageId: sent?.id ?? '' } }),
  )
  expect(delivery.notBefore.getTime()).toBeGreaterThan(began + 8 * 60_000)
})

test('on the highest rung the customer has the answer at once, and the conversation waits for them', async () => {
  await onRung('auto')
  const { id } = await ask(organization)
  await draftFor(organization, id)
  expect(await sentIn(id)).toHaveLength(1)
  const row = await asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))
  expect(row).toMatchObject({ status: 'pending', waitingSince: null, hasDraft: false })
  expect(await eventsOf(id)).toContain('answered_alone')
})

test.each<Mode>(['send_with_undo', 'auto'])(
  'a job that runs in several places at once answers once: %s',
  async (mode) => {
    await onRung(mode)
    const { id } = await ask(organization)
    await Promise.all(Array.from({ length: 5 }, () => draftFor(organization, id)))
    expect(await sentIn(id)).toHaveLength(1)
    const drafting = ['draft_offered', 'draft_dismissed', 'answered_alone', 'handed_over']
    expect((await eventsOf(id)).filter((type) => drafting.includes(type)).sort()).toEqual([
      'answered_alone',
      'draft_offered',
    ])
  },
)

test('who writes back after such an answer is handed over to a person', async () => {
  await onRung('auto')
  const { id } = await ask(organization)
  await draftFor(organization, id)
  const [sent] = await sentIn(id)
  const { conversation } = await receiveMail(organization, {
    subject: 'Re: Refund',
    inReplyTo: sent?.messageId ?? '',
    text: 'When does the refund for the returned lamp reach my bank account, please?',
  })
  expect(conversation.id).toBe(id)
  await judge(id, organization, { status: 'open' })
  await draftFor(organization, id)
  expect(await sentIn(id)).toHaveLength(1)
  expect(await eventsOf(id)).toContain('handed_over')
  expect((await shownDraft(organization, id)).text).not.toBe('')
})

test.each<[string, (id: string) => Promise<unknown>]>([
  ['is about safety', (id) => judge(id, organization, { route: 'safety_compliance' })],
  ['is urgent', (id) => judge(id, organization, { severity: 'urgent' })],
  ['is an agent’s', (id) => judge(id, organization, { assigneeId: organization.members.agent.id })],
  ['is spam', (id) => judge(id, organization, { spam: true })],
  ['was resolved meanwhile', (id) => judge(id, organization, { status: 'resolved' })],
])('a conversation that %s is never answered alone', async (_, change) => {
  await onRung('auto')
  const { id } = await ask(organization)
  await change(id)
  await draftFor(organization, id)
  expect(await sentIn(id)).toEqual([])
})

test.each<[string, MailFields]>([
  ['a robot', { headers: ['Auto-Submitted: auto-generated'] }],
  ['a list', { headers: ['List-Id: <news.example>'] }],
  ['a mail server', { from: 'mailer-daemon@mx.example' }],
])('%s is never answered alone', async (_, fields) => {
  await onRung('auto')
  const { id } = await ask(organization, fields)
  await draftFor(organization, id)
  expect(await sentIn(id)).toEqual([])
})

test('A38: a mail that tries to talk to the model waits for a person', async () => {
  await onRung('auto')
  const { id, messageId } = await ask(organization)
  await asSystem('test', (db) =>
    db.classification.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        conversationId: id,
        messageId,
        route: 'informational',
        routeConfidence: 1,
        confidence: 1,
        sentiment: 0,
        sentimentConfidence: 1,
        severity: 'normal',
        severityConfidence: 1,
        language: 'en',
        languageConfidence: 1,
        by: 'local',
        evidence: { suspicious: true },
      },
    }),
  )
  await draftFor(organization, id)
  expect(await sentIn(id)).toEqual([])
  expect((await shownDraft(organization, id)).assistant).not.toBeNull()
})

test('what reads like spam is answered by nobody but a person', async () => {
  await onRung('auto')
  const text =
    'Our SEO experts bring your website to the first page of Google. How long does a refund take? Reply for a free audit and price list.'
  const { id } = await ask(organization, { text })
  await draftFor(organization, id)
  expect(await sentIn(id)).toEqual([])
})

test('who asks for a person gets one, and the timeline says why the assistant handed over, once', async () => {
  await onRung('auto')
  const text = 'When does the refund for the returned lamp reach my bank account? I want to speak to a human.'
  const { id, messageId } = await ask(organization, { text })
  await draftFor(organization, id)
  await draftFor(organization, id)
  expect(await sentIn(id)).toEqual([])
  const events = await asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId: id, type: 'handed_over' } }),
  )
  expect(events.map(({ detail }) => detail)).toEqual([{ reason: 'asked_for_person', messageId }])
})

test('where a policy has a say the answer waits for a person, who sees which', async () => {
  await onRung('auto')
  await as(organization, 'admin', (ctx) =>
    createPolicy(ctx, { title: 'Large refunds', rule: 'Refunds above 200 € need approval.', active: true }),
  )
  const text = (sum: string) => `When does the refund of ${sum} for the returned lamp reach my bank account?`
  const large = await ask(organization, { text: text('350 €') })
  await draftFor(organization, large.id)
  expect(await sentIn(large.id)).toEqual([])
  const { assistant } = await shownDraft(organization, large.id)
  expect(assistant?.checks).toContainEqual({
    name: 'policies',
    passed: false,
    finding: expect.stringContaining('“Large refunds”'),
  })
  const small = await ask(organization, { text: text('150 €'), from: 'Bob <bob@customer.example>' })
  await draftFor(organization, small.id)
  expect(await sentIn(small.id)).toHaveLength(1)
})

test('an answer that was taken back takes the rung away', async () => {
  await onRung('send_with_undo')
  const { id } = await ask(organization)
  await draftFor(organization, id)
  const [sent] = await sentIn(id)
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId: sent?.id ?? '' }))
  expect(await rungOf(organization)).toMatchObject({ mode: 'send_with_undo' })
  await climb(organization, 'send_with_undo', { ...lenient, bar: 0.9 }).catch(() => {})
  const again = await ask(organization, { from: 'Bob <bob@customer.example>' })
  await draftFor(organization, again.id)
  const [second] = await sentIn(again.id)
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId: second?.id ?? '' }))
  expect(await rungOf(organization)).toMatchObject({
    mode: 'suggest',
    reason: expect.stringContaining('0 of the latest'),
  })
  const audit = await asSystem('test', (db) =>
    db.auditEntry.findMany({ where: { organizationId: organization.id, action: 'autonomy.demote' } }),
  )
  expect(audit).toHaveLength(1)
})

test('the mail says that no person wrote it and how to reach one, in the customer’s language', async () => {
  await onRung('auto')
  const { id } = await ask(organization)
  await draftFor(organization, id)
  await judge(id, organization, { language: 'de' })
  const [sent] = await sentIn(id)
  const parts = await asProduct(organization, (ctx) => readParts(ctx, sent?.id ?? ''))
  const raw = await text(composeMail(parts))
  expect(raw).toMatch(/^Auto-Submitted: auto-replied/m)
  expect(raw).toContain('Assistent')
  expect(sent?.text).not.toContain('Assistent')
})

test('a claim nothing supports, and doubt, keep a draft from leaving', () => {
  const claim = { text: 'Five days.', sources: ['article:1:1'], supported: true }
  const verdictOf = (
    sentences: (typeof claim)[],
    confidence = 0.9,
    checks: DraftCheck[] = [],
    held = false,
  ) =>
    mayActAlone({
      draft: { text: 'Five days.', sentences, confidence, by: 'local', unmet: [], calls: [] },
      rung: { ...usualBar, mode: 'auto', changedAt: null },
      held,
      checks,
      suspicious: false,
      likelySpam: false,
      wantsPerson: false,
      answeredAlone: false,
      conversation: {
        assigneeId: null,
        spam: false,
        status: 'open',
        route: 'informational',
        severity: 'normal',
        language: 'en',
      },
    })
  expect(verdictOf([claim])).toBe('yes')
  expect(verdictOf([claim, { ...claim, supported: false }])).toBe('unsupported')
  expect(verdictOf([{ ...claim, sources: [] }])).toBe('unsupported')
  expect(verdictOf([claim], 0.79)).toBe('unsure')
  expect(verdictOf([claim], 0.99, [], true)).toBe('held')
  const check = (name: DraftCheck['name']): DraftCheck => ({ name, passed: false, finding: 'It is not' })
  expect(verdictOf([claim], 0.9, [check('policies')])).toBe('policy')
  expect(verdictOf([claim], 0.9, [check('language')])).toBe('failed_check')
})
