import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { beforeEach, expect, test } from 'vitest'
import { ingestMail } from '../flows/ingest-mail.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { as, auditEntries, promisedJobs } from '../test/contexts.ts'
import { accept, inboundRow, rawMail } from '../test/mails.ts'
import { discardQuarantinedMail } from './discard.ts'
import { listQuarantinedMails } from './list.ts'
import { retryQuarantinedMail } from './retry.ts'

withTestDatabase()

let organization: TestOrganization
let mailId: string
const raw = rawMail()

beforeEach(async () => {
  organization = await createOrganization()
  mailId = await quarantined(raw)
})

/** A mail whose original cannot be found for the moment. */
async function quarantined(mail: Buffer): Promise<string> {
  const { inboundMailId } = await accept(organization, { raw: mail })
  await storage().delete(rawKey(organization.id, inboundMailId))
  await ingestMail({ organizationId: organization.id, inboundMailId })
  return inboundMailId
}

const asAdmin = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'admin', run)

test('what could not be read is listed with its reason, page by page', async () => {
  const second = await quarantined(rawMail())
  const first = await asAdmin((ctx) => listQuarantinedMails(ctx, { limit: 1 }))
  expect(first.items).toMatchObject([{ id: second, error: 'Its raw form is not in storage' }])
  const cursor = first.nextCursor ?? ''
  const rest = await asAdmin((ctx) => listQuarantinedMails(ctx, { limit: 1, cursor }))
  expect(rest).toMatchObject({ items: [{ id: mailId }], nextCursor: null })
})

test('once its trouble is mended, a mail is read again and becomes a message', async () => {
  await storage().put(rawKey(organization.id, mailId), raw, { contentType: 'message/rfc822' })
  await asAdmin((ctx) => retryQuarantinedMail(ctx, mailId))
  await asAdmin((ctx) => retryQuarantinedMail(ctx, mailId))
  expect(await auditEntries(organization, 'quarantined_mail.retried')).toHaveLength(1)
  const jobs = await promisedJobs(organization, 'ingest-mails')
  expect(jobs.at(-1)?.payload).toMatchObject({ mails: [{ inboundMailId: mailId }] })
  await ingestMail({ organizationId: organization.id, inboundMailId: mailId })
  expect(await inboundRow(mailId)).toMatchObject({ state: 'ingested', error: null })
})

test('a discarded mail is listed no more, and not read again', async () => {
  await asAdmin((ctx) => discardQuarantinedMail(ctx, mailId))
  expect((await asAdmin((ctx) => listQuarantinedMails(ctx, { limit: 10 }))).items).toEqual([])
  const retried = asAdmin((ctx) => retryQuarantinedMail(ctx, mailId))
  await expect(retried).rejects.toMatchObject({ code: 'conflict' })
  expect(await inboundRow(mailId)).toMatchObject({ state: 'discarded' })
})
