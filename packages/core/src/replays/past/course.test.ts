import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { snooze } from '../../conversations/snooze.ts'
import { reply } from '../../messages/reply.ts'
import { explainSla } from '../../sla/clocks/explain.ts'
import type { SlaPolicyInput } from '../../sla/policies/row.ts'
import { createSlaPolicy } from '../../sla/policies/write.ts'
import { as } from '../../test/contexts.ts'
import { receiveMail } from '../../test/mails.ts'
import { replayOver, resultsOf } from '../../test/replays.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const each = (minutes: number) => ({ low: minutes, normal: minutes, high: minutes, urgent: minutes })
const policy: SlaPolicyInput = {
  name: 'Standard',
  conditions: {},
  targetsBy: 'priority',
  targets: { first: each(60), next: each(30), resolution: each(480) },
  calendarId: null,
  nearPercent: 80,
  pauses: ['pending', 'snoozed'],
  active: true,
}

type Step = (conversation: string) => Promise<unknown>
const agent = (
  run: (ctx: Parameters<Parameters<typeof as>[2]>[0], conversation: string) => Promise<unknown>,
): Step => {
  return (conversation) => as(organization, 'agent', (ctx) => run(ctx, conversation))
}
const answer = agent((ctx, conversation) =>
  reply(ctx, { conversation, text: 'On its way.', attachmentIds: [], resolve: false }),
)
const close = agent((ctx, conversation) =>
  reply(ctx, { conversation, text: 'There it is.', attachmentIds: [], resolve: true }),
)
const to = (status: 'open' | 'pending' | 'resolved') =>
  agent((ctx, conversation) => setStatus(ctx, { conversation, status }))
const sleep = agent((ctx, conversation) =>
  snooze(ctx, { conversation, until: new Date(Date.now() + 86_400_000) }),
)
const spam = agent((ctx, conversation) => markSpam(ctx, { conversation, spam: true }))

const lives: [string, Step[]][] = [
  ['waits', []],
  ['is answered', [answer]],
  ['is answered and resolved in one', [close]],
  ['waits for the customer', [answer, to('pending')]],
  ['is parked and taken up again', [to('pending'), to('open')]],
  ['is resolved and opened again', [to('resolved'), to('open')]],
  ['is snoozed', [sleep]],
]

/** What is told of clocks in a trial, kind and state, by the words for it. */
const words: Record<string, string> = {
  ok: 'still open',
  near: 'nearly late',
  breached: 'broken',
  paused: 'paused',
  met: 'kept',
  stopped: 'no longer counted',
}
const kinds: Record<string, string> = {
  first: 'First answer',
  next: 'Next answer',
  resolution: 'Resolution',
}

test.each(lives)('the past of a conversation that %s gives the clocks it really has', async (_, steps) => {
  await as(organization, 'admin', (ctx) => createSlaPolicy(ctx, policy))
  const { conversation } = await receiveMail(organization)
  for (const step of steps) await step(conversation.id)
  const { clocks } = await as(organization, 'agent', (ctx) => explainSla(ctx, conversation.id))
  const real = clocks.map(({ kind, state }) => `${kinds[kind]}: ${words[state]}`).sort()
  expect(real.length).toBeGreaterThan(0)
  const [{ id } = { id: '' }] = await asSystem('test', (db) =>
    db.slaPolicy.findMany({ where: { organizationId: organization.id } }),
  )
  const changed = {
    ...policy,
    targets: { ...policy.targets, first: each(61), next: each(31), resolution: each(481) },
  }
  const replay = await replayOver(
    organization,
    { kind: 'sla_policy', id, policy: changed },
    { conversationIds: [conversation.id] },
  )
  const [result] = await resultsOf(organization, replay.id)
  const [difference] = result?.differences ?? []
  for (const side of [difference?.before, difference?.after]) {
    const told = side
      ?.split('\n')
      .map((line) => line.replace(/ (?:by|within) .*?: (.*) \(Standard\)$/, ': $1'))
    expect(told?.sort()).toEqual(real)
  }
})

test('spam is promised nothing, whatever is changed', async () => {
  const { conversation } = await receiveMail(organization)
  await spam(conversation.id)
  const over = { conversationIds: [conversation.id] }
  await expect(replayOver(organization, { kind: 'sla_policy', policy }, over)).rejects.toMatchObject({
    code: 'invalid',
  })
})
