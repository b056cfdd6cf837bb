import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { inOrganization } from '../../context.ts'
import { connectScripted } from '../../test/connected.ts'
import { keepLease, takeLease } from './lease.ts'

withTestDatabase()

test('fault 27: every moment is kept with its zone, so that clocks put forward or back move none of them', async () => {
  const { rows } = await asOwner((client) =>
    client.query(`SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('timestamp without time zone', 'time without time zone')`),
  )
  expect(rows).toEqual([])
})

test.each(['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'])(
  'fault 27: a lease is as long, and is one for all, while the database shows its times as in %s',
  async (zone) => {
    const organization = await createOrganization()
    const { mailboxId } = await connectScripted(organization)
    const who = { organizationId: organization.id, actor: { type: 'system', name: 'test' } } as const
    const inZone = (name: string) =>
      inOrganization(who, async (ctx) => {
        await ctx.db.$executeRaw`SELECT set_config('TimeZone', ${name}, true)`
        return takeLease(ctx, mailboxId)
      })
    expect(await inZone(zone)).not.toBeNull()
    expect(await inZone('UTC')).toBeNull()
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM mailbox_syncs WHERE mailbox_id = $1`,
        [mailboxId],
      ),
    )
    expect(rows[0].seconds).toBeGreaterThan(0)
    expect(rows[0].seconds).toBeLessThanOrEqual(15)
  },
)

test('a worker that lives keeps its turn, however long it takes, and no other', async () => {
  const organization = await createOrganization()
  const { mailboxId } = await connectScripted(organization)
  const who = { organizationId: organization.id, actor: { type: 'system', name: 'test' } } as const
  const take = () => inOrganization(who, (ctx) => takeLease(ctx, mailboxId))
  const secondsLeft = async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        'SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM mailbox_syncs WHERE mailbox_id = $1',
        [mailboxId],
      ),
    )
    return Number(rows[0].seconds)
  }
  const lapse = () =>
    asOwner((client) =>
      client.query(
        "UPDATE mailbox_syncs SET lease_until = now() - interval '1 second' WHERE mailbox_id = $1",
        [mailboxId],
      ),
    )
  const first = await take()
  const letGo = keepLease({ organizationId: organization.id, mailboxId }, first?.token ?? '', 20)
  await lapse()
  await expect.poll(secondsLeft).toBeGreaterThan(10)
  expect(await take()).toBeNull()
  letGo()
  // A last word may still be under way.
  await expect
    .poll(async () => {
      await lapse()
      return take()
    })
    .not.toBeNull()
})
