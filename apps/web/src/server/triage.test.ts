import { asSystem } from '@frontdesk/core/context'
import { trainClassifierVersion } from '@frontdesk/core/flows/train-classifier'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { getClassQuality } from '../contract/assistant/quality.ts'
import {
  createClassification,
  createTraining,
  createTrainingExamples,
  getClassifier,
  getTraining,
  getTrainingExamplesFile,
  listTrainingExamples,
} from '../contract/assistant/triage.ts'
import { call } from './test/call.ts'
import { type Credentials, holdingKey } from './test/callers.ts'

withTestDatabase()

let organization: TestOrganization
let admin: Credentials

// The first judgement of a process loads the local models, which takes seconds of arithmetic.
beforeAll(async () => {
  organization = await createOrganization()
  admin = await holdingKey(organization, 'admin')
  await call(createClassification, { as: admin, body: { text: 'Hello' } })
}, 120_000)

const classify = async (body: unknown) => call(createClassification, { as: admin, body })

test('a text is judged, and what it leads to is said', async () => {
  const { status, body } = await classify({ text: 'I want my money back, please', channel: 'chat' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    category: 'refund',
    categoryName: 'Refund',
    route: 'service_action',
    language: 'en',
    by: 'local',
    modelVersion: null,
    workflow: { action: expect.stringMatching(/^(suggest|escalate)$/), reason: expect.any(String) },
  })
})

test.each([
  [{ text: '' }, 400],
  [{ text: ' \n' }, 400],
  [{ text: null }, 400],
  [{ text: ['x'] }, 400],
  [{ text: 'a\0b' }, 400],
  [{ text: 'x', channel: '' }, 400],
  [[], 400],
  [null, 400],
  [{ text: 'x'.repeat(20_001) }, 413],
  [{ text: 'x', channel: 'pigeon' }, 400],
  [{ text: 7 }, 400],
  [{}, 400],
  [{ text: 'x', organizationId: 'x' }, 400],
  ['not json', 400],
])('%j is answered with its own status', async (body, status) => {
  const answer = await classify(body)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ status, code: expect.any(String), requestId: expect.any(String) })
})

test('categories made by an import are what texts are judged to be afterwards, by the very names', async () => {
  const names = ['Tide_times?', 'Mooring & berths']
  const lines = Array.from({ length: 120 }, (_, index) =>
    JSON.stringify({
      category: names[index % 2],
      text: index % 2 === 0 ? `When is high tide on day ${index}` : `My boat needs a berth number ${index}`,
    }),
  )
  const query = '?createCategories=true'
  const headers = { 'content-type': 'application/x-ndjson' }
  const sent = { as: admin, query, headers, body: lines.join('\n') }
  const imported = await call(createTrainingExamples, sent)
  expect(imported.body).toMatchObject({ received: 120, stored: 120, categoriesCreated: names })
  expect((await call(createTrainingExamples, sent)).body).toMatchObject({ stored: 0, duplicates: 120 })
  const started = await call(createTraining, { as: admin })
  expect(started).toMatchObject({ status: 202, body: { state: 'queued' } })
  const id = String(started.body.id)
  await trainClassifierVersion({ organizationId: organization.id, trainingId: id })
  const done = await call(getTraining, { as: admin, params: { id } })
  expect(done.body).toMatchObject({ state: 'done', outcome: 'used', version: 1 })
  const file = await call(getTrainingExamplesFile, { as: admin })
  expect(file.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  expect((await call(createTrainingExamples, { ...sent, body: file.text })).body).toMatchObject({
    received: 120,
    stored: 0,
    duplicates: 120,
  })
  const view = await call(getClassifier, { as: admin })
  expect(view.body).toMatchObject({ version: 1, heldOutAccuracy: expect.any(Number), ownExamples: 120 })
  const quality = await call(getClassQuality, { as: admin })
  expect(quality.body).toMatchObject({
    live: { judged: 0 },
    heldOut: { version: 1, categories: { count: 12, accuracy: { share: view.body.heldOutAccuracy } } },
  })
  for (const [text, category] of [
    ['high tide tomorrow?', names[0]],
    ['is there a berth for my boat', names[1]],
  ]) {
    expect((await classify({ text })).body).toMatchObject({
      category,
      categoryName: category,
      modelVersion: 1,
    })
  }
}, 60_000)

test('a body that is no text at all names its lines and keeps nothing', async () => {
  const body = '\u0000\u0001\n<html>\n[1]\n'
  const { status, body: answer } = await call(createTrainingExamples, { as: admin, body })
  expect(status).toBe(200)
  expect(answer).toMatchObject({ stored: 0, refusedCount: 3 })
})

test('examples of another organization are not shown', async () => {
  const other = await createOrganization()
  const body = JSON.stringify({ text: 'Secret of theirs', category: 'refund' })
  await call(createTrainingExamples, { as: await holdingKey(other, 'admin'), body })
  expect(
    await asSystem('test', (db) => db.trainingExample.count({ where: { organizationId: other.id } })),
  ).toBe(1)
  expect((await call(listTrainingExamples, { as: admin })).text).not.toContain('Secret of theirs')
})
