import type { OrgContext } from '../../context.ts'
import { packVector } from './packed.ts'

export type StalePassage = { id: string; title: string; text: string }

/** Passages that have no vector of this model yet. */
export function findStale(ctx: OrgContext, model: string, most: number): Promise<StalePassage[]> {
  return ctx.db.$queryRaw<StalePassage[]>`
    SELECT c.id, c.title, c.text FROM chunks c
    WHERE NOT EXISTS (SELECT 1 FROM chunk_vectors v
      WHERE v.organization_id = c.organization_id AND v.chunk_id = c.id AND v.model = ${model})
    ORDER BY c.id LIMIT ${most}`
}

/** Keeps what passages mean; those that are gone meanwhile are left out. */
export async function storeVectors(
  ctx: OrgContext,
  model: string,
  vectors: { id: string; values: number[] }[],
): Promise<void> {
  const ids = vectors.map(({ id }) => id)
  const packed = vectors.map(({ values }) => Buffer.from(packVector(values).buffer).toString('hex'))
  await ctx.db.$executeRaw`
    INSERT INTO chunk_vectors (organization_id, chunk_id, model, vector)
    SELECT c.organization_id, c.id, ${model}, decode(v.hex, 'hex')
    FROM unnest(${ids}::uuid[], ${packed}::text[]) AS v (id, hex) JOIN chunks c ON c.id = v.id
    ORDER BY c.id
    ON CONFLICT (organization_id, chunk_id)
      DO UPDATE SET model = excluded.model, vector = excluded.vector, created_at = now()`
}
