import { type BenchOrganization, createBenchOrganization, fillOrganization } from './load.ts'
import type { Bench } from './open-product.ts'

const conversations = 100_000

/**
 * An organization of 100,000 conversations beside ten of 5,000 each. It is kept for the next run, which only
 * gets a new API key.
 */
export async function bigOrganization({ db }: Bench): Promise<BenchOrganization> {
  const slug = `bench-${Date.now()}`
  const { rows } = await db.query<{ id: string; count: number }>(
    `SELECT organization_id AS id, count(*)::int AS count FROM conversations GROUP BY 1 HAVING count(*) >= $1 LIMIT 1`,
    [conversations],
  )
  const [kept] = rows
  const fresh = await createBenchOrganization(db, slug)
  if (kept) {
    await db.query('UPDATE api_keys SET organization_id = $1 WHERE organization_id = $2', [kept.id, fresh.id])
    return { ...fresh, id: kept.id }
  }
  console.log(`▸ Loading ${conversations} conversations, and ten organizations of 5000`)
  await fillOrganization(db, fresh.id, conversations)
  for (let other = 1; other <= 10; other += 1) {
    const { id } = await createBenchOrganization(db, `${slug}-${other}`)
    await fillOrganization(db, id, 5_000)
  }
  await db.query('VACUUM ANALYZE')
  return fresh
}
