import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { accept, rawMail } from '../test/mails.ts'
import { sweepRawMails } from './sweep-raw.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

/** As if the file had been written that long ago. */
async function age(key: string, hours: number): Promise<void> {
  const at = new Date(Date.now() - hours * 3_600_000)
  await utimes(join(process.env.FRONTDESK_DATA_DIR ?? '', 'storage', key), at, at)
}

test('only raw mails without a row go, and only after a day', async () => {
  const { inboundMailId } = await accept(organization, { raw: rawMail() })
  const kept = rawKey(organization.id, inboundMailId)
  const [orphan, fresh] = [rawKey(organization.id, newId()), rawKey(organization.id, newId())]
  for (const key of [orphan, fresh]) await storage().put(key, Buffer.from('x'))
  for (const key of [kept, orphan]) await age(key, 25)
  expect(await sweepRawMails()).toBe(1)
  expect(await storage().stat(orphan)).toBeNull()
  for (const key of [kept, fresh]) expect(await storage().stat(key)).not.toBeNull()
  expect(await sweepRawMails()).toBe(0)
})
