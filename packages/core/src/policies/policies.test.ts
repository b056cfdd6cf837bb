import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { readForDraft } from '../drafts/read-for-draft.ts'
import { deleteSavedReply, updateSavedReply } from '../saved-replies/change.ts'
import { createSavedReply } from '../saved-replies/create.ts'
import { listSavedReplies } from '../saved-replies/list.ts'
import { as, asProduct, auditEntries } from '../test/contexts.ts'
import { listPolicies } from './list.ts'
import { createPolicy, deletePolicy, mostPolicies, updatePolicy } from './write.ts'

withTestDatabase()

let organization: TestOrganization
beforeEach(async () => {
  organization = await createOrganization()
})

const write = (title: string, rule = 'Refunds above 200 € need approval.', active = true) =>
  as(organization, 'admin', (ctx) => createPolicy(ctx, { title, rule, active }))
const titles = async (q?: string, limit = 1) => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'viewer', (ctx) => listPolicies(ctx, { limit, cursor, q }))
    seen.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return seen
}

test('policies are paged by title, found by their words, changed and deleted', async () => {
  const { id } = await write('Refunds')
  await write('Delivery', 'Say no day of delivery.')
  await write('Refunds', 'No refund after a year.')
  expect(await titles()).toEqual(['Delivery', 'Refunds', 'Refunds'])
  expect(await titles('APPROVAL')).toEqual(['Refunds'])
  await as(organization, 'admin', (ctx) =>
    updatePolicy(ctx, { id, title: 'Approvals', rule: 'Ask first.', active: false }),
  )
  expect(await titles('ask first')).toEqual(['Approvals'])
  await as(organization, 'admin', (ctx) => deletePolicy(ctx, id))
  expect(await titles('ask first')).toEqual([])
  expect(await auditEntries(organization, 'policy.delete')).toMatchObject([
    { before: { title: 'Approvals' } },
  ])
})

test('whoever drafts is told the policies of the organization that hold, and no others', async () => {
  const other = await createOrganization()
  await as(other, 'admin', (ctx) => createPolicy(ctx, { title: 'Theirs', rule: 'x', active: true }))
  await write('Holds')
  await write('Held once', 'x', false)
  const { id } = await createConversation(organization, { text: 'Send me back 250 €' })
  const read = await asProduct(organization, (ctx) => readForDraft(ctx, id, { asked: true }))
  expect(read?.question.policies).toMatchObject([{ title: 'Holds' }])
})

test('there are never more policies than can be told', async () => {
  await as(organization, 'admin', async (ctx) => {
    for (let at = 0; at < mostPolicies; at += 1) {
      await createPolicy(ctx, { title: `Rule ${at}`, rule: 'x', active: true })
    }
  })
  await expect(write('One more')).rejects.toMatchObject({ code: 'too_many' })
})

test('a saved reply is changed and deleted, and the same again changes nothing', async () => {
  const fields = { title: 'Thanks', body: 'Thank you', language: 'en' }
  const { id } = await as(organization, 'agent', (ctx) => createSavedReply(ctx, fields))
  const change = (body: string) =>
    as(organization, 'agent', (ctx) => updateSavedReply(ctx, { ...fields, id, body }))
  expect((await change('Many thanks')).body).toBe('Many thanks')
  await change('Many thanks')
  expect(await auditEntries(organization, 'saved_reply.update')).toHaveLength(1)
  await as(organization, 'agent', (ctx) => deleteSavedReply(ctx, id))
  const left = await as(organization, 'viewer', (ctx) => listSavedReplies(ctx, { limit: 5 }))
  expect(left.items).toEqual([])
  await expect(change('Back')).rejects.toMatchObject({ code: 'not_found' })
})
