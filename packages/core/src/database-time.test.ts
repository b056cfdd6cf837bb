import { useTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asSystem } from './context.ts'
import { setTags } from './conversations/set-tags.ts'
import { alertUndelivered } from './deliveries/alert.ts'
import { reply } from './messages/reply.ts'
import { as, asProduct } from './test/contexts.ts'
import { activeWorkflow, workOff } from './test/workflows.ts'

useTestDatabase()

const minuteMs = 60_000

let organization: TestOrganization
let began: Date

beforeEach(async () => {
  organization = await createOrganization()
  began = new Date()
})

afterEach(() => {
  vi.useRealTimers()
})

const read = (id: string) => asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))
const setClock = (minutes: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * minuteMs })

/** Whether a time lies between the beginning of the test and now, moved by so many minutes. */
function isNow(time: Date | null, minutesAhead = 0): boolean {
  vi.useRealTimers()
  const at = (time?.getTime() ?? 0) - minutesAhead * minuteMs
  return at >= began.getTime() - 1 && at <= Date.now() + 1
}

/** Tags a new conversation, to which a workflow answers with one step while the clock is wrong. */
async function answerWith(step: { do: string; with: object }, minutesWrong: number) {
  await activeWorkflow(organization, { on: { on: 'tagged', with: { tags: ['vip'] } }, steps: [step] })
  const { id } = await createConversation(organization)
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  setClock(minutesWrong)
  await workOff(organization, true)
  return read(id)
}

test.each([-10, 10])(
  'a workflow snoozes for as long as it says with a clock %d minutes wrong',
  async (wrong) => {
    const { snoozedUntil } = await answerWith({ do: 'snooze', with: { minutes: 5 } }, wrong)
    expect(isNow(snoozedUntil, 5)).toBe(true)
  },
)

test.each([-10, 10])('a resolve is dated by the database with a clock %d minutes wrong', async (wrong) => {
  const { resolvedAt } = await answerWith({ do: 'set_status', with: { status: 'resolved' } }, wrong)
  expect(isNow(resolvedAt)).toBe(true)
})

test.each([-10, 10])(
  'a customer who was not reached waits from now on with a clock %d minutes wrong',
  async (wrong) => {
    const { id } = await createConversation(organization)
    const { id: messageId } = await as(organization, 'agent', (ctx) =>
      reply(ctx, { conversation: id, text: 'It is on its way.', attachmentIds: [], resolve: true }),
    )
    setClock(wrong)
    await asProduct(organization, (ctx) =>
      alertUndelivered(ctx, { messageId, type: 'delivery_failed', detail: {} }),
    )
    expect(isNow((await read(id)).waitingSince)).toBe(true)
  },
)
