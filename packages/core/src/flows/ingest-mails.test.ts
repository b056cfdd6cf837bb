import { rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { env } from '@frontdesk/runtime/env'
import { beforeEach, expect, test } from 'vitest'
import type { JobPayload } from '../jobs/contracts.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { promisedJobs } from '../test/contexts.ts'
import { accept, inboundRow, rawMail } from '../test/mails.ts'
import { ingestMails } from './ingest-mails.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

type Mails = JobPayload<'ingest-mails'>['mails']

const promisedMails = async () =>
  (await promisedJobs(organization, 'ingest-mails')).map(({ payload }) => (payload as { mails: Mails }).mails)

const ingest = (mails: Mails) => ingestMails({ organizationId: organization.id, mails })

const states = (mails: Mails) =>
  Promise.all(mails.map(async ({ inboundMailId }) => (await inboundRow(inboundMailId))?.state))

const acceptMany = (count: number) =>
  Promise.all(Array.from({ length: count }, () => accept(organization, { raw: rawMail() })))

/** Has a mail's raw form out of reach, as while storage is down, until `mend` is called. */
async function outOfReach(inboundMailId: string) {
  const key = rawKey(organization.id, inboundMailId)
  const { body } = await storage().get(key)
  body.destroy()
  const file = join(env.FRONTDESK_DATA_DIR, 'storage', key)
  await rename(file, `${file}.aside`)
  await symlink(file, file)
  return { mend: () => rename(`${file}.aside`, file) }
}

test('mails accepted at the same moment are promised together, each once', async () => {
  const accepted = await acceptMany(20)
  const groups = await promisedMails()
  expect(groups.length).toBeLessThan(20)
  const promised = groups.flat().map(({ inboundMailId }) => inboundMailId)
  expect(promised.sort()).toEqual(accepted.map(({ inboundMailId }) => inboundMailId).sort())
})

test('a group becomes messages, and a second run of it changes nothing', async () => {
  await acceptMany(5)
  const mails = (await promisedMails()).flat()
  await Promise.all([ingest(mails), ingest(mails)])
  await ingest(mails)
  expect(await states(mails)).toEqual(Array(5).fill('ingested'))
  expect(await promisedJobs(organization, 'classify-message')).toHaveLength(5)
})

test('what fails in a group is promised apart, and holds up none of the others', async () => {
  await acceptMany(4)
  const mails = (await promisedMails()).flat()
  const [one, two] = mails
  if (!one || !two) throw new Error('Four mails were accepted')
  const troubles = [await outOfReach(one.inboundMailId), await outOfReach(two.inboundMailId)]
  await ingest(mails)
  expect((await states(mails)).toSorted()).toEqual(['ingested', 'ingested', 'received', 'received'])
  const alone = (await promisedMails()).filter(({ length }) => length === 1)
  expect(alone).toEqual(expect.arrayContaining([[one], [two]]))

  await expect(ingest([one])).rejects.toMatchObject({ code: 'ELOOP' })
  for (const { mend } of troubles) await mend()
  await Promise.all([ingest([one]), ingest([two])])
  expect(await states(mails)).toEqual(Array(4).fill('ingested'))
})
