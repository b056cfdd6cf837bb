import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { markJobsDone } from './mark-done.ts'
import { DoneElsewhere, runAlone } from './run-alone.ts'

withTestDatabase()

let id: string

beforeEach(async () => {
  const { id: organizationId } = await createOrganization()
  id = newId()
  const promised = { id, organizationId, job: 'send-account-mail', payload: {} }
  await asSystem('test', (db) => db.outbox.create({ data: promised }))
})

const passMinutes = (minutes: number) =>
  asSystem(
    'test',
    (db) =>
      db.$executeRaw`UPDATE outbox SET begun_at = begun_at - make_interval(mins => ${minutes}) WHERE id = ${id}::uuid`,
  )

test('of several at the same moment one does it, and the others come again', async () => {
  let ran = 0
  const { promise: told, resolve: tell } = Promise.withResolvers<void>()
  const refused: unknown[] = []
  const attempts = Array.from({ length: 4 }, () =>
    runAlone(id, async () => {
      ran += 1
      await told
    }).catch((error: unknown) => refused.push(error)),
  )
  await expect.poll(() => refused.length).toBe(3)
  tell()
  await Promise.all(attempts)
  expect(ran).toBe(1)
  for (const error of refused) expect(error).toBeInstanceOf(DoneElsewhere)
})

test('what failed may be tried at once, what is done is not done again', async () => {
  await expect(runAlone(id, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  let ran = 0
  const run = async () => {
    ran += 1
  }
  await runAlone(id, run)
  await markJobsDone([id])
  await runAlone(id, run)
  expect(ran).toBe(1)
})

test('one who fails late does not let go what another has taken over', async () => {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>()
  const late = runAlone(id, () => told.then(() => Promise.reject(new Error('late'))))
  await expect.poll(() => asSystem('test', (db) => db.outbox.count({ where: { id, begunAt: null } }))).toBe(0)
  await passMinutes(3)
  await runAlone(id, async () => undefined)
  tell()
  await expect(late).rejects.toThrow('late')
  await expect(runAlone(id, async () => undefined)).rejects.toBeInstanceOf(DoneElsewhere)
})

test('the work of one who died is taken over after two minutes', async () => {
  await runAlone(id, async () => undefined)
  await passMinutes(1)
  await expect(runAlone(id, async () => undefined)).rejects.toBeInstanceOf(DoneElsewhere)
  await passMinutes(2)
  await runAlone(id, async () => undefined)
})
