import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { acceptedIds, type Connected, connectScripted, syncRow, waitOut } from '../../test/connected.ts'
import { rawMail } from '../../test/mails.ts'
import { syncMailbox } from './sync-mailbox.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

/** Not so many failures in a row that the breaker would rest for longer than a test lasts. */
const troubles = [
  { on: 'fetchMail', kind: 'unavailable' },
  { on: 'fetchMail', kind: 'rate_limited' },
  { on: 'fetchChanges', kind: 'rate_limited' },
  { on: 'listMails', kind: 'rate_limited' },
  { on: 'start', kind: 'rate_limited' },
] as const

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), mails: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('sync' as const), workers: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('trouble' as const),
      what: fc.constantFrom(...troubles),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tell_again' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A worker that died: its lease runs on, and what it had fetched was not noted. */
const die = (shop: Connected, cursor: unknown) =>
  asSystem('test', async (db) => {
    await db.mailboxSync.updateMany({
      where: { mailboxId: shop.mailboxId },
      data: { leaseToken: null, leaseUntil: new Date(Date.now() - 1_000), ...(cursor ? { cursor } : {}) },
    })
  })

async function run(shop: Connected, steps: Step[]): Promise<void> {
  let before: unknown = null
  for (const one of steps) {
    if (one.do === 'arrive') for (let mail = 0; mail < one.mails; mail += 1) shop.provider.arrive(rawMail())
    if (one.do === 'trouble') {
      const error = new ChannelFailure(one.what.kind, 'Trouble', { retryAfterMs: 1_000 })
      shop.provider.meet({ on: one.what.on, error, times: one.times })
    }
    if (one.do === 'forget') shop.provider.forget()
    if (one.do === 'tell_again') shop.provider.log.push(...shop.provider.log.slice(-5))
    if (one.do === 'die') await die(shop, before)
    if (one.do !== 'sync') continue
    before = (await syncRow(shop)).cursor
    await waitOut(shop)
    await Promise.all(Array.from({ length: one.workers }, () => syncMailbox(shop)))
  }
}

test('whatever happens on the way, in the end every mail is here, once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 8 }),
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (lay, steps) => {
        const shop = await connectScripted(organization, { pageSize: 3 })
        for (let mail = 0; mail < lay; mail += 1)
          shop.provider.store(rawMail(), { at: new Date(Date.now() - (mail + 1) * 86_400_000) })
        await run(shop, steps)
        shop.provider.calm()
        for (let turn = 0; turn < 20; turn += 1) {
          await waitOut(shop)
          await asSystem(
            'test',
            (db) => db.$executeRaw`
              UPDATE mailbox_syncs SET postponed = (SELECT coalesce(jsonb_agg(p || '{"next":"2020-01-01T00:00:00Z"}'), '[]')
                FROM jsonb_array_elements(postponed) p) WHERE mailbox_id = ${shop.mailboxId}::uuid`,
          )
          await syncMailbox(shop)
        }
        expect(await acceptedIds(shop)).toEqual([...shop.provider.mails.keys()].sort())
      },
    ),
    { numRuns: 6 },
  )
}, 120_000)
