import { Readable } from 'node:stream'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, describe, expect, test } from 'vitest'
import { listArticles } from '../articles/list.ts'
import { createArticle } from '../articles/write.ts'
import { readAttachment } from '../attachments/read.ts'
import { uploadAttachment } from '../attachments/upload.ts'
import { replaceCategories } from '../categories/replace.ts'
import { createContact } from '../contacts/create.ts'
import { listContacts } from '../contacts/list.ts'
import { asSystem } from '../context.ts'
import { saveDraft } from '../drafts/save.ts'
import { connectMailbox } from '../mailboxes/connect.ts'
import { addNote } from '../notes/add.ts'
import type { Role } from '../permissions.ts'
import { createSavedReply } from '../saved-replies/create.ts'
import { listSavedReplies } from '../saved-replies/list.ts'
import { as } from './contexts.ts'
import { assistant } from './verbs/assistant.ts'
import { channels } from './verbs/automation/channels.ts'
import { notifications } from './verbs/automation/notifications.ts'
import { outside } from './verbs/automation/outside.ts'
import { records } from './verbs/automation/records.ts'
import { replays } from './verbs/automation/replays.ts'
import { routing } from './verbs/automation/routing.ts'
import { sla } from './verbs/automation/sla.ts'
import { workflows } from './verbs/automation/workflows.ts'
import { autonomy } from './verbs/autonomy.ts'
import { conversations } from './verbs/conversations.ts'
import { knowledge } from './verbs/knowledge.ts'
import { mailboxes } from './verbs/mailboxes.ts'
import { plant } from './verbs/plant.ts'
import { reading } from './verbs/reading.ts'
import { reorganizing } from './verbs/reorganizing.ts'
import { settings } from './verbs/settings.ts'
import { teams } from './verbs/teams.ts'
import { triage } from './verbs/triage.ts'
import type { Ids, Verb } from './verbs/verb.ts'

withTestDatabase()

let ours: TestOrganization
let theirs: TestOrganization
let ourIds: Ids

const ranked: Role[] = ['viewer', 'agent', 'admin', 'owner']
const table = [
  ...reading,
  ...conversations,
  ...reorganizing,
  ...settings,
  ...knowledge,
  ...mailboxes,
  ...teams,
  ...sla,
  ...assistant,
  ...triage,
  ...autonomy,
  ...outside,
  ...channels,
  ...routing,
  ...workflows,
  ...records,
  ...replays,
  ...notifications,
].map((verb) => [verb.name, verb] as const)

beforeAll(async () => {
  theirs = await createOrganization()
  await begin()
})

async function begin(): Promise<void> {
  ours = await createOrganization()
  ourIds = await plant(ours)
  await asSystem('test', (db) =>
    db.delivery.updateMany({ where: { organizationId: ours.id }, data: { state: 'queued' } }),
  )
}

const auditOf = (organization: TestOrganization) =>
  asSystem('test', (db) =>
    db.auditEntry.findMany({ where: { organizationId: organization.id }, orderBy: { id: 'asc' } }),
  )

describe('a role below the least is refused, and nothing is written', () => {
  test.each(table.filter(([, { least }]) => least !== 'viewer'))('%s', async (_, { least, run }) => {
    const before = await auditOf(ours)
    for (const role of ranked.slice(0, ranked.indexOf(least))) {
      const attempt = as(ours, role, (ctx) => run(ctx, ourIds, ourIds))
      await expect(attempt, role).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await auditOf(ours)).toEqual(before)
  })
})

describe("another organization's id is not found, and nothing is written", () => {
  let theirIds: Ids

  beforeAll(async () => {
    theirIds = await plant(theirs)
  })

  test.each(table.filter(([, { named }]) => named !== false))('%s', async (_, { run }) => {
    const before = [await auditOf(ours), await auditOf(theirs)]
    const attempt = as(ours, 'owner', (ctx) => run(ctx, theirIds, ourIds))
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect([await auditOf(ours), await auditOf(theirs)]).toEqual(before)
  })
})

describe('the least role may, and each change leaves one entry that names who made it', () => {
  test.each(table)('%s', async (name, { least, audit, run }) => {
    if (name === 'settleDelivery') await setDelivery(ourIds.sent, 'failed')
    const written = await auditedBy(least, run)
    if (name === 'settleDelivery') await setDelivery(ourIds.sent, 'queued')
    expect(written.map(({ action }) => action)).toEqual(audit === null ? [] : [audit])
    const { id, name: who } = ours.members[least]
    for (const { actor } of written) expect(actor).toEqual({ type: 'member', id, name: who })
  })
})

class TakenBack extends Error {}

/** What a verb writes into the audit log. All it did is taken back, so that the next finds what was planted. */
async function auditedBy(role: Role, run: Verb['run']) {
  let written: Awaited<ReturnType<typeof auditOf>> = []
  const attempt = as(ours, role, async (ctx) => {
    const before = await ctx.db.auditEntry.count()
    await run(ctx, ourIds, ourIds)
    written = await ctx.db.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
    throw new TakenBack()
  })
  await expect(attempt).rejects.toBeInstanceOf(TakenBack)
  return written
}

async function setDelivery(messageId: string, state: 'failed' | 'queued'): Promise<void> {
  await asSystem('test', (db) => db.delivery.update({ where: { messageId }, data: { state } }))
}

test('files: only those who may reply upload them, only their organization reads them', async () => {
  const who = (organization: TestOrganization, role: Role) => {
    const { id, name } = organization.members[role]
    return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
  }
  const file = () => ({ filename: 'a', contentType: 'text/plain', body: Readable.from([Buffer.from('x')]) })
  await expect(uploadAttachment(who(ours, 'viewer'), file())).rejects.toMatchObject({ code: 'forbidden' })
  const { id } = await uploadAttachment(who(ours, 'agent'), file())
  expect((await readAttachment(who(ours, 'viewer'), id)).size).toBe(1)
  await expect(readAttachment(who(theirs, 'owner'), id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await auditOf(ours)).at(-1)).toMatchObject({ action: 'attachment.upload', subjectId: id })
})

const article = { body: 'x', language: 'en', collection: '', status: 'draft' as const }

test('a NUL byte in any field neither breaks a verb nor its audit entry', async () => {
  await as(ours, 'owner', async (ctx) => {
    await createArticle(ctx, { ...article, title: 'a\0b', body: 'a\0b' })
    await createSavedReply(ctx, { title: 'a\0b', body: 'a\0b', language: 'en' })
    await createContact(ctx, { email: 'nul@home.example', name: 'a\0b' })
    await connectMailbox(ctx, {
      address: 'nul@shop.example',
      name: 'a\0b',
      fromName: 'a\0b',
      signature: '\0',
    })
    await addNote(ctx, { ...ourIds, text: 'a\0b' })
    await saveDraft(ctx, { ...ourIds, text: 'a\0b' })
    const item = { key: 'x', name: 'a\0b', description: '\ud800', route: 'informational' as const }
    expect((await replaceCategories(ctx, { items: [item] })).items[0]?.name).toBe('ab')
    expect((await listContacts(ctx, { limit: 10, q: 'a\0b' })).items[0]?.name).toBe('ab')
    expect((await listSavedReplies(ctx, { limit: 10, q: 'a\0b' })).items[0]?.title).toBe('ab')
    expect((await listArticles(ctx, { limit: 10, q: 'a\0b' })).items).toEqual([])
  })
})
