import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { listScheduledWork } from './list.ts'
import { claimTurns, concludeTurn, registerSchedules } from './turns.ts'

withTestDatabase()

const makeDue = (name: string) =>
  asSystem('test', (db) => db.schedule.update({ where: { name }, data: { nextAt: new Date(0) } }))

const listed = async (role: 'admin' | 'agent' = 'admin') => {
  const organization = await createOrganization()
  const { id: memberId, name } = organization.members[role]
  const who = { organizationId: organization.id, actor: { type: 'member', memberId, name, role } as const }
  await asSystem('test', (db) =>
    db.outbox.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        job: 'deliver-message',
        payload: {},
        notBefore: new Date(Date.now() + 3_600_000),
      },
    }),
  )
  return listScheduledWork(who)
}

test('of many workers one gets each turn, and the next comes after the interval', async () => {
  const name = newId()
  await registerSchedules([{ name, everySeconds: 60 }])
  expect(await claimTurns([name])).toEqual([])
  await makeDue(name)
  const claimed = await Promise.all(Array.from({ length: 10 }, () => claimTurns([name])))
  expect(claimed.flat()).toEqual([name])
  expect(await claimTurns([name])).toEqual([])
})

test('a worker takes no turn of what it does not know', async () => {
  const name = newId()
  await registerSchedules([{ name, everySeconds: 60 }])
  await makeDue(name)
  expect(await claimTurns(['something else'])).toEqual([])
})

test('a schedule that is known already keeps its next turn; a shorter interval brings it forward', async () => {
  const name = newId()
  await registerSchedules([{ name, everySeconds: 3_600 }])
  const nextAt = async () =>
    (await asSystem('test', (db) => db.schedule.findUniqueOrThrow({ where: { name } }))).nextAt.getTime()
  const first = await nextAt()
  await registerSchedules([{ name, everySeconds: 3_600 }])
  expect(await nextAt()).toBe(first)
  await registerSchedules([{ name, everySeconds: 60 }])
  expect(await nextAt()).toBeLessThan(first)
})

test('admins see how each went, when it comes next and what their organization waits for', async () => {
  const name = newId()
  await registerSchedules([{ name, everySeconds: 60 }])
  await concludeTurn({ name, outcome: 'done', amount: 4, durationMs: 12.4 })
  await concludeTurn({ name, outcome: 'failed', durationMs: 3 })
  const { schedules, promised } = await listed()
  const schedule = schedules.find((one) => one.name === name)
  expect(schedule).toMatchObject({ outcome: 'failed', amount: null, durationMs: 3, runs: 2, failures: 1 })
  expect(promised).toMatchObject([{ job: 'deliver-message', count: 1 }])
  await expect(listed('agent')).rejects.toMatchObject({ code: 'forbidden' })
})

test('admins see how much of theirs waits in each queue, how fast it goes and what was given up', async () => {
  const organization = await createOrganization()
  const other = await createOrganization()
  const { id: memberId, name } = organization.members.admin
  const row = (job: string, organizationId = organization.id) => ({
    id: newId(),
    organizationId,
    job,
    payload: {},
    notBefore: new Date(Date.now() - 60_000),
  })
  await asSystem('test', async (db) => {
    await db.outbox.createMany({
      data: [
        row('deliver-message'),
        { ...row('deliver-message'), doneAt: new Date() },
        { ...row('acknowledge-message'), doneAt: new Date() },
        { ...row('tell-alarm'), doneAt: new Date(Date.now() - 3_600_000) },
        row('deliver-message', other.id),
      ],
    })
    await db.failedJob.create({ data: { ...failed, id: newId(), organizationId: organization.id } })
  })
  const actor = { type: 'member', memberId, name, role: 'admin' } as const
  const { queues } = await listScheduledWork({ organizationId: organization.id, actor })
  const of = (queue: string) => queues.find((one) => one.queue === queue)
  expect(of('send')).toMatchObject({ waiting: 1, doneLately: 1, failed: 1 })
  expect(Date.parse(of('send')?.waitingSince ?? '')).toBeLessThan(Date.now() - 50_000)
  expect(of('notification')).toMatchObject({ waiting: 0, waitingSince: null, doneLately: 1, failed: 0 })
  expect(queues.map(({ queue }) => queue)).toContain('issue_analysis')
})

const failed = { job: 'deliver-message', payload: {}, error: 'refused', attempts: 5 }
