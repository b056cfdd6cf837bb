import { Readable } from 'node:stream'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { uploadAttachment } from '../../attachments/upload.ts'
import { correctClassification } from '../../classification/correct.ts'
import { asSystem } from '../../context.ts'
import { saveDraft } from '../../drafts/save.ts'
import { listMessages } from '../../messages/list.ts'
import { reply } from '../../messages/reply.ts'
import { addNote } from '../../notes/add.ts'
import { markDays } from '../../reports/counting/mark-days.ts'
import { as, asProduct, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { receiveMail } from '../../test/mails.ts'
import { readConversation } from '../query/find.ts'
import { merge } from '../reorganize/merge.ts'
import { changeSubject } from '../subject/change-subject.ts'
import { readContents } from './contents.ts'
import { deleteConversation } from './delete.ts'
import { removeFile } from './remove-file.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  const mail = await receiveMail(organization, {
    from: 'Ada Keller <ada@customer.example>',
    to: organization.mailbox.address,
  })
  conversation = mail.conversation.id
})

const remove = (id = conversation) =>
  as(organization, 'admin', (ctx) => deleteConversation(ctx, { conversation: id }))
const contents = () => as(organization, 'admin', (ctx) => readContents(ctx, { conversation }))
const answer = (attachmentIds: string[] = []) =>
  as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'On its way', attachmentIds, resolve: false }),
  )
async function upload(): Promise<{ id: string; key: string }> {
  const { id } = await uploadAttachment(
    { organizationId: organization.id, actor: { type: 'system', name: 'test' } },
    { filename: 'label.txt', contentType: 'text/plain', body: Readable.from([Buffer.from('label')]) },
  )
  return { id, key: `uploads/${organization.id}/${id}` }
}

test('says what goes, and takes it: messages, notes, drafts and replies that have not left', async () => {
  await answer()
  await as(organization, 'agent', async (ctx) => {
    await addNote(ctx, { conversation, text: 'Call her.' })
    await saveDraft(ctx, { conversation, text: 'And another' })
  })
  expect(await contents()).toMatchObject({ messages: 2, notes: 1, drafts: 1, queued: 1, cases: 0 })
  await remove()
  const gone = { code: 'not_found' }
  await expect(
    as(organization, 'viewer', (ctx) => readConversation(ctx, conversation)),
  ).rejects.toMatchObject(gone)
  await expect(remove()).rejects.toMatchObject(gone)
  const left = await asSystem('test', (db) =>
    Promise.all([
      db.message.count({ where: { conversationId: conversation } }),
      db.note.count({ where: { conversationId: conversation } }),
      db.draft.count({ where: { conversationId: conversation } }),
    ]),
  )
  expect(left).toEqual([0, 0, 0])
  const [entry] = await auditEntries(organization, 'conversation.delete')
  expect(entry).toMatchObject({ subjectId: conversation, before: { messages: 2, queued: 1 } })
})

test('nothing that was promised about it is left to be done, save taking its files away', async () => {
  const { key, id } = await upload()
  await answer([id])
  expect((await promisedJobs(organization, 'deliver-message')).length).toBeGreaterThan(0)
  await remove()
  expect(await promisedJobs(organization, 'deliver-message')).toEqual([])
  expect(await promisedJobs(organization, 'classify-message')).toEqual([])
  const files = (await promisedJobs(organization, 'remove-file')).map(({ payload }) => payload)
  expect(files).toContainEqual({ key })
  expect(await storage().stat(key)).not.toBeNull()
  await removeFile({ organizationId: newId(), key })
  expect(await storage().stat(key)).not.toBeNull()
  await removeFile({ organizationId: organization.id, key })
  await removeFile({ organizationId: organization.id, key })
  expect(await storage().stat(key)).toBeNull()
})

test('is refused while one of its mails is leaving, and nothing is lost', async () => {
  const { id } = await answer()
  const become = (state: 'sending' | 'sent') =>
    asSystem('test', (db) => db.delivery.update({ where: { messageId: id }, data: { state } }))
  await become('sending')
  await expect(remove()).rejects.toMatchObject({ code: 'conflict' })
  const { items } = await as(organization, 'viewer', (ctx) => listMessages(ctx, { conversation, limit: 10 }))
  expect(items).toHaveLength(2)
  await become('sent')
  await remove()
})

test('the record of a compliance case stays', async () => {
  await as(organization, 'agent', (ctx) =>
    correctClassification(ctx, { conversation, route: 'safety_compliance' }),
  )
  const cases = () =>
    asSystem('test', (db) => db.complianceCase.findMany({ where: { organizationId: organization.id } }))
  const [before] = await cases()
  expect(await contents()).toMatchObject({ cases: 1 })
  await remove()
  expect(await cases()).toMatchObject([{ id: before?.id, conversationId: null }])
})

test('days on which it was counted are counted again', async () => {
  await asSystem('test', (db) =>
    db.message.updateMany({
      where: { conversationId: conversation },
      data: { createdAt: new Date('2026-03-05T12:00:00Z') },
    }),
  )
  const dirty = () =>
    asSystem('test', (db) =>
      db.rollupDay.findMany({ where: { organizationId: organization.id, dirtySince: { not: null } } }),
    )
  await asSystem('test', (db) => db.rollupTouch.deleteMany({ where: { organizationId: organization.id } }))
  await remove()
  await asProduct(organization, markDays)
  expect((await dirty()).map(({ day }) => day.toISOString().slice(0, 10))).toContain('2026-03-05')
})

test('what was merged into it goes as well; a merged one leads to nothing that is deleted by mistake', async () => {
  const { id: source } = await createConversation(organization)
  await as(organization, 'agent', (ctx) => merge(ctx, { conversation: source, into: conversation }))
  await expect(remove(source)).rejects.toMatchObject({ code: 'conflict' })
  await remove()
  expect(await asSystem('test', (db) => db.conversation.count({ where: { id: source } }))).toBe(0)
})

test('a mail that arrived is not taken for new when its mailbox is compared again', async () => {
  const mails = () =>
    asSystem('test', (db) =>
      db.inboundMail.findMany({
        where: { organizationId: organization.id, state: 'discarded', messageId: null },
      }),
    )
  const before = (await mails()).length
  await remove()
  const after = await mails()
  expect(after).toHaveLength(before + 1)
  expect(after.at(-1)).toMatchObject({ envelopeFrom: '' })
})

test('a subject is changed once, with who and what it was in the timeline', async () => {
  const change = (subject: string) =>
    as(organization, 'agent', (ctx) => changeSubject(ctx, { conversation, subject }))
  expect((await change('  Late\n parcel ')).subject).toBe('Late parcel')
  await change('Late parcel')
  const entries = await auditEntries(organization, 'conversation.subject_changed')
  expect(entries.filter(({ subjectId }) => subjectId === conversation)).toHaveLength(1)
  await expect(change(' \n ')).rejects.toMatchObject({ code: 'invalid' })
})
