import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { as, asProduct, auditEntries } from '../test/contexts.ts'
import { canonicalJson, chainStart, hashLink } from './chain.ts'
import { addCaseNote, setCaseState } from './change.ts'
import { createComplianceCase } from './create.ts'
import { exportComplianceCase } from './export.ts'
import type { CaseInput } from './open-case.ts'
import { openCaseForMessage } from './open-for-message.ts'
import { listComplianceCases, readComplianceCase } from './read.ts'
import { verifyComplianceCase, verifyComplianceRecord } from './verify.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: Awaited<ReturnType<typeof createConversation>>

beforeEach(async () => {
  organization = await createOrganization()
  conversation = await createConversation(organization)
})

const open = (input: Partial<CaseInput> = {}) =>
  as(organization, 'admin', (ctx) =>
    createComplianceCase(ctx, {
      conversationId: conversation.id,
      severity: 'high',
      reason: 'A lamp caught fire',
      ...input,
    }),
  )
const verify = () => as(organization, 'admin', verifyComplianceRecord)
const write = (text: string) =>
  asSystem('test', (db) => db.message.update({ where: { id: conversation.messageId }, data: { text } }))

/** As somebody who owns the database and switches its guards off. */
const tamper = (sql: string) =>
  asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    const { rowCount } = await client.query(sql)
    expect(rowCount).toBeGreaterThan(0)
  })

test.each([
  ['urgent', 15],
  ['high', 120],
  ['normal', 1_440],
  ['low', 1_440],
] as const)('a case of severity %s is due after %i minutes', async (severity, minutes) => {
  const { dueAt, createdAt, state } = await open({ severity })
  expect((Date.parse(dueAt) - Date.parse(createdAt)) / 60_000).toBe(minutes)
  expect(state).toBe('open')
})

test('the copy of the message holds no personal data', async () => {
  await write(
    'My lamp burned. Call +49 30 901820 or mail eva.berg@home.example, IBAN DE89 3704 0044 0532 0130 00',
  )
  const { id } = await open()
  const { entries } = await as(organization, 'admin', (ctx) => readComplianceCase(ctx, id))
  const written = JSON.stringify(entries)
  expect(written).toContain('My lamp burned')
  for (const secret of ['901820', 'eva.berg', '0532']) expect(written).not.toContain(secret)
})

test('a conversation has one running case, however often and by how many workers a message is judged', async () => {
  const judged = { conversationId: conversation.id, messageId: conversation.messageId }
  const judge = () =>
    asProduct(organization, (ctx) =>
      openCaseForMessage(ctx, { ...judged, route: 'safety_compliance', severity: 'high' }),
    )
  await Promise.all([judge(), judge(), judge(), judge()])
  const list = () => as(organization, 'admin', (ctx) => listComplianceCases(ctx, { limit: 10 }))
  const { items } = await list()
  expect(items).toMatchObject([{ number: 1, severity: 'high', conversationId: conversation.id }])
  const id = items[0]?.id ?? ''
  const { entries } = await as(organization, 'admin', (ctx) => readComplianceCase(ctx, id))
  expect(entries.map(({ kind }) => kind)).toEqual(['opened'])
  await as(organization, 'admin', (ctx) => setCaseState(ctx, { id, state: 'closed', reason: 'Solved' }))
  await judge()
  expect((await list()).items).toHaveLength(1)
  for (const route of ['informational', 'service_action'] as const)
    await asProduct(organization, (ctx) => openCaseForMessage(ctx, { ...judged, route, severity: 'urgent' }))
  expect((await list()).items).toHaveLength(1)
})

test('a worse severity brings the time of a running case forward, a lesser one changes nothing', async () => {
  const first = await open({ severity: 'normal' })
  const worse = await open({ severity: 'urgent' })
  expect(worse).toMatchObject({ id: first.id, severity: 'urgent' })
  expect(Date.parse(worse.dueAt)).toBeLessThan(Date.parse(first.dueAt))
  expect(await open({ severity: 'low' })).toMatchObject({ severity: 'urgent', dueAt: worse.dueAt })
  expect(await verify()).toMatchObject({ intact: true })
})

test('a case goes from open to investigating to closed with a reason, and every step is an entry', async () => {
  const { id } = await open()
  const set = (state: 'open' | 'investigating' | 'closed', reason = '') =>
    as(organization, 'admin', (ctx) => setCaseState(ctx, { id, state, reason }))
  await set('investigating')
  await expect(set('closed')).rejects.toMatchObject({ code: 'invalid' })
  await as(organization, 'admin', (ctx) => addCaseNote(ctx, { id, text: 'The batch was called back' }))
  await set('closed', 'Batch called back')
  await expect(set('open')).rejects.toMatchObject({ code: 'illegal_transition' })
  const { entries, closedReason } = await as(organization, 'admin', (ctx) => readComplianceCase(ctx, id))
  expect(entries.map(({ kind }) => kind)).toEqual(['opened', 'state', 'note', 'state'])
  expect(closedReason).toBe('Batch called back')
  expect(await auditEntries(organization, 'compliance_case.state')).toHaveLength(2)
  expect(await verify()).toMatchObject({ intact: true, checked: 4, broken: null })
})

test('neither the application nor the owner of the database changes or removes an entry by an ordinary statement', async () => {
  await open()
  await expect(
    asProduct(organization, (ctx) => ctx.db.complianceEntry.updateMany({ data: { kind: 'x' } })),
  ).rejects.toThrow('permission denied')
  await expect(asProduct(organization, (ctx) => ctx.db.complianceCase.deleteMany())).rejects.toThrow(
    'permission denied',
  )
  for (const sql of [
    "UPDATE compliance_entries SET kind = 'x'",
    'DELETE FROM compliance_entries',
    'TRUNCATE compliance_entries',
  ])
    await expect(asOwner((client) => client.query(sql))).rejects.toThrow('only ever added to')
})

test.each([
  [
    'a changed word',
    `UPDATE compliance_entries SET content = jsonb_set(content, '{text}', '"No"')`,
    'content',
  ],
  ['a changed time', `UPDATE compliance_entries SET created_at = created_at + interval '1 hour'`, 'content'],
  ['another author', `UPDATE compliance_entries SET actor = '{"name":"x"}'`, 'content'],
  ['a new hash', `UPDATE compliance_entries SET hash = repeat('a', 64)`, 'content'],
  ['a removed entry', 'DELETE FROM compliance_entries', 'missing'],
])('%s made past all guards is found where it was made', async (_, sql, why) => {
  const { id } = await open()
  for (const text of ['One', 'Two', 'Three'])
    await as(organization, 'admin', (ctx) => addCaseNote(ctx, { id, text }))
  await tamper(`${sql} WHERE organization_id = '${organization.id}' AND position = 3`)
  const found = await verify()
  expect(found).toMatchObject({ intact: false, checked: 2 })
  expect(found.broken?.position).toBe(why === 'missing' ? 4 : 3)
  expect(found.broken?.why).toContain(why)
  const ofCase = await as(organization, 'admin', (ctx) => verifyComplianceCase(ctx, id))
  expect(ofCase).toMatchObject({ intact: false, broken: { position: found.broken?.position } })
})

test('a chain whose hashes were all computed anew is found by its seals', async () => {
  const { id } = await open()
  await as(organization, 'admin', (ctx) => addCaseNote(ctx, { id, text: 'One' }))
  const entry = await asSystem('test', (db) =>
    db.complianceEntry.findFirstOrThrow({ where: { organizationId: organization.id, position: 2 } }),
  )
  const { organizationId, position, caseId, kind, messageId, actor, previousHash } = entry
  const content = { text: 'Two' }
  const at = entry.createdAt.toISOString()
  const hash = hashLink(previousHash, {
    organizationId,
    position,
    caseId,
    kind,
    messageId,
    content,
    actor,
    at,
  })
  await tamper(
    `UPDATE compliance_entries SET content = '{"text":"Two"}', hash = '${hash}' WHERE id = '${entry.id}'`,
  )
  expect((await verify()).broken).toMatchObject({
    position: 2,
    why: 'It was not written by this installation',
  })
})

test('a chain that was cut off at its end, and a case that was changed beside its entries, are found', async () => {
  const { id } = await open()
  await as(organization, 'admin', (ctx) => addCaseNote(ctx, { id, text: 'One' }))
  const ours = `organization_id = '${organization.id}'`
  await tamper(`UPDATE compliance_cases SET severity = 'low' WHERE ${ours}`)
  expect((await verify()).broken).toMatchObject({ caseId: id, why: expect.stringContaining('severity') })
  await tamper(`UPDATE compliance_cases SET severity = 'high' WHERE ${ours}`)
  expect(await verify()).toMatchObject({ intact: true })
  await tamper(`DELETE FROM compliance_entries WHERE ${ours} AND position = 2`)
  expect((await verify()).broken).toMatchObject({ caseId: id, why: expect.stringContaining('ends before') })
})

test('the export says enough to compute every hash again, and no cell of it is a formula', async () => {
  const { id } = await open()
  await as(organization, 'admin', (ctx) => addCaseNote(ctx, { id, text: '=HYPERLINK("x")' }))
  const give = (format: 'json' | 'csv') =>
    as(organization, 'admin', (ctx) => exportComplianceCase(ctx, { id, format }))
  const { text } = await give('json')
  const given = JSON.parse(text)
  let previous = chainStart
  for (const { hash, position, kind, messageId, content, actor, at } of given.entries) {
    const { organizationId } = given
    expect(
      hashLink(previous, { organizationId, position, caseId: id, kind, messageId, content, actor, at }),
    ).toBe(hash)
    previous = hash
  }
  expect(given.entries.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'note', 'export'])
  const csv = (await give('csv')).text
  expect(csv.split('\r\n')).toHaveLength(6)
  expect(csv).not.toMatch(/(^|,)=/m)
})

test('canonical JSON is the same for the same facts', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, aa: true })).toBe(
    '{"aa":true,"b":[1,{"c":"é","d":null}]}',
  )
})
