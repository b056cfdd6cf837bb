import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { promisedJobs } from '../../test/contexts.ts'
import { receiveMail } from '../../test/mails.ts'
import { activeWorkflow, runsOf, workOff } from '../../test/workflows.ts'
import { sendWorkflowReply } from './send-reply.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const text = 'Hello {{contact.name}}, we are on it.'
const steps = [{ do: 'reply', with: { text } }]

/** Lets the promised replies be written, each job in several places at once. */
async function writeReplies() {
  for (const { payload } of await promisedJobs(organization, 'send-workflow-reply')) {
    const { replyId } = payload as { replyId: string }
    const input = { organizationId: organization.id, replyId }
    await Promise.all(Array.from({ length: 5 }, () => sendWorkflowReply(input)))
  }
  return asSystem('test', (db) =>
    db.message.findMany({ where: { organizationId: organization.id, direction: 'outbound' } }),
  )
}

test('a mail that arrives is answered once, with the name as the customer writes it', async () => {
  const id = await activeWorkflow(organization, { on: 'message_arrived', steps })
  await receiveMail(organization, { from: '"{{constructor}}" <ada@customer.example>' })
  await workOff(organization)
  const sent = await writeReplies()
  expect(sent.map((message) => message.text)).toEqual(['Hello {{constructor}}, we are on it.'])
  expect((await runsOf(id))[0]?.steps[0]?.effect).toBe('The reply was written')
})

test('a robot sets nothing off, unless the workflow asks for robots, and is never answered', async () => {
  const people = await activeWorkflow(organization, { on: 'message_arrived', steps })
  const on = { on: 'message_arrived', with: { automatic: true } }
  const robots = await activeWorkflow(organization, { on, steps })
  await receiveMail(organization, { headers: ['Auto-Submitted: auto-replied'] })
  await workOff(organization)
  expect(await writeReplies()).toEqual([])
  expect(await runsOf(people)).toEqual([])
  expect((await runsOf(robots))[0]?.steps[0]?.effect).toMatch(/^Nothing was sent: /)
})

test('mail raises nothing where no workflow listens for it', async () => {
  await activeWorkflow(organization, { on: 'tagged', steps })
  await receiveMail(organization)
  expect(await promisedJobs(organization, 'run-workflows')).toEqual([])
})
