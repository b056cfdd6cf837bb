import { useTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { giveUpJob } from '../outbox/give-up.ts'
import { as, auditEntries, promisedJobs } from '../test/contexts.ts'
import { discardFailedJob } from './discard.ts'
import { listFailedJobs } from './list.ts'
import { retryFailedJob } from './retry.ts'

useTestDatabase()

let organization: TestOrganization
let id: string

beforeEach(async () => {
  organization = await createOrganization()
  id = newId()
  const organizationId = organization.id
  await asSystem('test', (db) =>
    db.outbox.create({ data: { id, organizationId, job: 'train-classifier', payload: {} } }),
  )
  await giveUpJob({ organizationId, outboxId: id, error: 'no answer', attempts: 8 })
})

const listed = async () =>
  (await as(organization, 'admin', (ctx) => listFailedJobs(ctx, { limit: 10 }))).items.map((job) => job.id)

test('lists work that gave up until somebody decides', async () => {
  expect(await listed()).toEqual([id])
  await as(organization, 'admin', (ctx) => discardFailedJob(ctx, id))
  expect(await listed()).toEqual([])
  expect(await auditEntries(organization, 'failed_job.discarded')).toHaveLength(1)
})

test('promises the same work again, once, and lists it anew when it fails again', async () => {
  expect(await promisedJobs(organization, 'train-classifier')).toEqual([])
  await as(organization, 'admin', (ctx) => retryFailedJob(ctx, id))
  await as(organization, 'admin', (ctx) => retryFailedJob(ctx, id))
  const promised = await promisedJobs(organization, 'train-classifier')
  expect(promised).toMatchObject([{ id, enqueuedAt: null }])
  expect(await listed()).toEqual([])
  expect(await auditEntries(organization, 'failed_job.retried')).toHaveLength(1)
  await giveUpJob({ organizationId: organization.id, outboxId: id, error: 'again', attempts: 16 })
  expect(await listed()).toEqual([id])
})

test('keeps what was discarded discarded', async () => {
  await as(organization, 'admin', (ctx) => discardFailedJob(ctx, id))
  await expect(as(organization, 'admin', (ctx) => retryFailedJob(ctx, id))).rejects.toThrow('discarded')
})

test('is closed to agents, and to admins of another organization', async () => {
  await expect(as(organization, 'agent', (ctx) => retryFailedJob(ctx, id))).rejects.toThrow('not allowed')
  const other = await createOrganization()
  await expect(as(other, 'admin', (ctx) => retryFailedJob(ctx, id))).rejects.toThrow('not found')
  await expect(as(other, 'admin', (ctx) => discardFailedJob(ctx, id))).rejects.toThrow('not found')
})
