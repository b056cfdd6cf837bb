import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { setStatus } from '../../../conversations/set-status.ts'
import { setTags } from '../../../conversations/set-tags.ts'
import { as } from '../../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../../test/workflows.ts'
import { listTimers } from '../../runs/list-timers.ts'
import { fireTimer } from '../time/fire-timer.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

/** Has a run wait in a conversation that is then closed, and fires its timer in several places at once. */
async function fireTogether(steps: unknown[]) {
  const { id: conversation } = await createConversation(organization)
  const wait = { wait: { minutes: 60, cancelledBy: [] } }
  const workflow = await activeWorkflow(organization, { steps: [wait, ...steps] })
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation, tags: ['start'] }))
  await workOff(organization)
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'closed' }))
  const [timer] = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  const fire = () => fireTimer({ organizationId: organization.id, timerId: timer?.id ?? '' })
  await Promise.all(Array.from({ length: 5 }, fire))
  const [run] = await runsOf(workflow)
  return { state: run?.state, steps: run?.steps.map(({ place, state }) => `${place} ${state}`) }
}

const note = (text: string) => ({ do: 'add_note', with: { text } })
const refused = { do: 'set_status', with: { status: 'pending' } }

test('a run that goes on in several places at once takes each step once', async () => {
  const run = await fireTogether([note('one'), note('two'), note('three')])
  expect(run).toEqual({ state: 'done', steps: ['0 waiting', '1 done', '2 done', '3 done'] })
})

test('a step that is refused in several places at once is refused once, and the run goes on if it is to', async () => {
  const run = await fireTogether([{ ...refused, onError: 'continue' }, note('after'), note('at last')])
  expect(run).toEqual({ state: 'done', steps: ['0 waiting', '1 failed', '2 done', '3 done'] })
})
