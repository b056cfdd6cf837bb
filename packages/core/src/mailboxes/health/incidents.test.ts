import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { connectScripted } from '../../test/connected.ts'
import { as, asProduct } from '../../test/contexts.ts'
import { listMailboxes } from '../list.ts'
import { recordIncident, resolveIncidents } from './incidents.ts'

withTestDatabase()

test('lists the mailboxes that need somebody, for as long as they do', async () => {
  const organization = await createOrganization()
  const [silent, slow, lost, left] = await Promise.all([1, 2, 3, 4].map(() => connectScripted(organization)))
  const idOf = (one: typeof silent) => one?.mailboxId ?? ''
  const troubled = async () => {
    const { items } = await as(organization, 'viewer', (ctx) =>
      listMailboxes(ctx, { limit: 50, troubled: 'true' }),
    )
    return items.map(({ id }) => id).sort()
  }
  expect(await troubled()).toEqual([])
  await asProduct(organization, async (ctx) => {
    await recordIncident(ctx, idOf(silent), 'silent', 'nothing came')
    await recordIncident(ctx, idOf(slow), 'rate_limited', 'goes on by itself')
    await recordIncident(ctx, idOf(left), 'access_lost', 'and was disconnected')
  })
  await asSystem('test', async (db) => {
    await db.mailbox.update({ where: { id: idOf(lost) }, data: { state: 'reconnect' } })
    await db.mailbox.update({ where: { id: idOf(left) }, data: { state: 'disconnected' } })
  })
  expect(await troubled()).toEqual([idOf(silent), idOf(lost)].sort())
  await asProduct(organization, (ctx) => resolveIncidents(ctx, idOf(silent), ['silent']))
  expect(await troubled()).toEqual([idOf(lost)])
  const all = await as(organization, 'viewer', (ctx) => listMailboxes(ctx, { limit: 50 }))
  expect(all.items.length).toBeGreaterThanOrEqual(5)
})
