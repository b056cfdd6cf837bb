import { judgeSpam } from '@frontdesk/ai/local/spam/judge'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { as, asProduct, promisedJobs } from '../../test/contexts.ts'
import { currentSpamModel } from './current-model.ts'
import { trainSpamModel } from './train.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const pitch =
  'Our brass fittings catalogue for wholesalers is out. Reserve your pallet of valves before Friday.'
const offer = 'Brass valves and fittings for wholesalers: new catalogue, reserve pallets before Friday.'

async function say(text: string, spam: boolean): Promise<string> {
  const { id } = await createConversation(organization, { text })
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: id, spam: true }))
  if (!spam) await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: id, spam: false }))
  return id
}
const train = () => trainSpamModel({ organizationId: organization.id })
const model = () => asProduct(organization, currentSpamModel)
const row = () =>
  asSystem('test', (db) => db.spamModel.findUnique({ where: { organizationId: organization.id } }))

test('what people call spam promises a training, from which the organization alone judges further mail', async () => {
  await train()
  expect(await model()).toBeNull()
  await say(pitch, true)
  await say('Pallets of brass valves for wholesalers, reserve yours.', true)
  expect(await promisedJobs(organization, 'train-spam-model')).not.toEqual([])
  await train()
  expect(judgeSpam(offer, await model()).score).toBeGreaterThan(judgeSpam(offer).score)
  const other = await createOrganization()
  expect(await asProduct(other, currentSpamModel)).toBeNull()
})

test('what they take back is learned anew, and unchanged words train nothing', async () => {
  const id = await say(pitch, true)
  await train()
  const before = await row()
  await train()
  expect(await row()).toEqual(before)
  const called = judgeSpam(pitch, await model()).score
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: id, spam: false }))
  await train()
  expect(judgeSpam(pitch, await model()).score).toBeLessThan(called)
  expect((await row())?.ownCount).toBe(1)
})

test('a training that read its words before another one does not undo it', async () => {
  await say(pitch, true)
  const readAt = new Date(Date.now() + 60_000)
  const newer = { organizationId: organization.id, ownCount: 1, fingerprint: 'newer', model: null, readAt }
  await asSystem('test', (db) => db.spamModel.create({ data: newer }))
  await train()
  expect((await row())?.fingerprint).toBe('newer')
  expect(await model()).toBeNull()
})
