import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { auditEntries } from '../../test/contexts.ts'
import { type ExportInput, exportExamples } from './export.ts'
import { importExamples } from './import.ts'

withTestDatabase()

let organization: TestOrganization

const whole: ExportInput = { format: 'plain', part: 'all' }

beforeAll(async () => {
  // Another organization's examples are always there to be given out by mistake.
  const other = await createOrganization()
  await teach(other, [{ text: 'A quagga in the parcel', category: 'refund' }])
  organization = await createOrganization()
})

function who(of: TestOrganization, role: 'admin' | 'agent' = 'admin') {
  const { id, name } = of.members[role]
  return { organizationId: of.id, actor: { type: 'member' as const, memberId: id, name, role } }
}

function teach(of: TestOrganization, lines: { text: string; category: string }[]) {
  return importText(of, lines.map((line) => JSON.stringify(line)).join('\n'))
}

function importText(of: TestOrganization, text: string) {
  const bytes = (async function* () {
    yield new TextEncoder().encode(text)
  })()
  return importExamples(who(of), { lines: bytes, createCategories: true })
}

async function exported(of: TestOrganization, input: ExportInput = whole): Promise<string> {
  let text = ''
  for await (const part of await exportExamples(who(of), input)) text += part
  return text
}

function parsed(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

test('what is exported is imported again to the letter, in batches and without a repetition', async () => {
  const from = await createOrganization()
  const lines = Array.from({ length: 1_203 }, (_, index) => ({
    text: `Line\n"${index}" \u2028 \\ 🙂 of [EMAIL_1], please`,
    category: index % 3 === 0 ? 'Tide_times?' : 'refund',
  }))
  await teach(from, lines)
  const text = await exported(from)
  expect(parsed(text)).toEqual(lines)
  const into = await createOrganization()
  expect(await importText(into, text)).toMatchObject({ received: 1_203, stored: 1_203, refusedCount: 0 })
  expect(await exported(into)).toBe(text)
  expect(await importText(from, text)).toMatchObject({ stored: 0, duplicates: 1_203 })
})

test('the chat form has the instructions, the message and the key, a line each, and nothing of others', async () => {
  await teach(organization, [{ text: 'I want my money back', category: 'Refund' }])
  const [line, ...more] = parsed(await exported(organization, { format: 'chat', part: 'all' }))
  expect(more).toEqual([])
  expect(line).toEqual({
    messages: [
      { role: 'system', content: expect.stringContaining('\nrefund: Refund\norder_status: Order status\n') },
      { role: 'user', content: 'I want my money back' },
      { role: 'assistant', content: 'refund' },
    ],
  })
  expect(await auditEntries(organization, 'training_examples.export')).toMatchObject([
    { after: { format: 'chat', part: 'all', examples: 1 } },
  ])
})

test('personal data that was kept by an earlier release does not leave', async () => {
  const of = await createOrganization()
  const text = 'Call me at +49 30 901820 or write to ada@keller.example about order 48213'
  await keep(of, { text })
  const given = await exported(of)
  expect(given).not.toMatch(/901820|ada@keller/)
  expect(given).toMatch(/order 48213/)
})

test('what models are measured with can be had apart from what they learn from', async () => {
  const of = await createOrganization()
  await keep(of, { text: 'measured', heldOut: true })
  await keep(of, { text: 'learned', heldOut: false })
  await keep(of, { text: 'new' })
  await keep(of, { text: 'of no category', categoryId: null })
  const texts = async (part: ExportInput['part']) =>
    parsed(await exported(of, { format: 'plain', part })).map((line) => (line as { text: string }).text)
  expect(await texts('held_out')).toEqual(['measured'])
  expect(await texts('taught')).toEqual(['learned', 'new'])
  expect(await texts('all')).toEqual(['measured', 'learned', 'new'])
})

test('agents are refused before a line is written', async () => {
  await expect(exportExamples(who(organization, 'agent'), whole)).rejects.toMatchObject({ code: 'forbidden' })
})

function keep(
  of: TestOrganization,
  fields: { text: string; heldOut?: boolean; categoryId?: null },
): Promise<unknown> {
  const row = { id: newId(), organizationId: of.id, categoryId: of.categories.refund, source: 'import' }
  return asSystem('test', (db) => db.trainingExample.create({ data: { ...row, ...fields } }))
}
