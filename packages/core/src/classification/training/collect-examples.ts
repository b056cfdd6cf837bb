import type { OrgContext } from '../../context.ts'
import { training } from './thresholds.ts'
import type { OwnExample } from './training-set.ts'

type Category = { id: string; key: string }

/**
 * The organization's own examples, each text once for each category. Those that came since the last training are
 * sorted first into learned from and held out, the same share of every category, and stay what they are.
 */
export async function collectExamples(ctx: OrgContext, categories: Category[]): Promise<OwnExample[]> {
  await ctx.db.$executeRaw`
    WITH counted AS (
      SELECT category_id, count(*) AS total, count(*) FILTER (WHERE held_out) AS held
      FROM training_examples WHERE category_id IS NOT NULL GROUP BY category_id
    ), fresh AS (
      SELECT id, category_id, row_number() OVER (PARTITION BY category_id ORDER BY md5(text), id) AS place
      FROM training_examples WHERE held_out IS NULL AND category_id IS NOT NULL
    )
    UPDATE training_examples e
    SET held_out = fresh.place <= (counted.total + ${training.heldOutEvery / 2}::int) / ${training.heldOutEvery}::int - counted.held
    FROM fresh JOIN counted USING (category_id) WHERE e.id = fresh.id`
  const keys = new Map(categories.map(({ id, key }) => [id, key]))
  const rows = await ctx.db.$queryRaw<{ categoryId: string; text: string; heldOut: boolean }[]>`
    SELECT category_id AS "categoryId", text, bool_or(held_out) AS "heldOut" FROM training_examples
    WHERE category_id = ANY (${[...keys.keys()]}::uuid[])
    GROUP BY category_id, text ORDER BY max(id::text) DESC LIMIT ${training.mostExamples}`
  return rows
    .map(({ categoryId, text, heldOut }) => ({ text, label: keys.get(categoryId) ?? '', heldOut }))
    .reverse()
}
