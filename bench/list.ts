/**
 * The list of conversations at 100,000 in one organization, through the API with a key:
 *   node bench/list.ts [requests for each line]
 */
import { ask, getJson } from './rig/ask.ts'
import { bigOrganization } from './rig/big-organization.ts'
import { machine } from './rig/figures.ts'
import { openProduct } from './rig/open-product.ts'

const amount = Number(process.argv[2] ?? 1_000)

console.log(machine())
const bench = await openProduct({ web: true })
try {
  const { apiKey, id } = await bigOrganization(bench)
  const target = { url: bench.webUrl, apiKey }
  const { rows } = await bench.db.query<{ id: string }>(
    'SELECT id FROM members WHERE organization_id = $1 LIMIT 1',
    [id],
  )
  await ask(target, { name: 'warming up', paths: ['/conversations'], connections: 10, amount: 2_500 })
  for (const connections of [1, 10, 50]) {
    await ask(target, { name: 'first page', paths: ['/conversations'], connections, amount })
  }
  const cursor = await cursorAt(target, 60)
  const filters = {
    'page 60 by cursor': `/conversations?cursor=${cursor}`,
    'status=open': '/conversations?status=open',
    'one assignee': `/conversations?assignee=${rows[0]?.id}&status=open`,
    'one category': '/conversations?category=refund',
    'one tag': '/conversations?tag=tag-3',
  }
  for (const [name, path] of Object.entries(filters)) {
    await ask(target, { name, paths: [path], connections: 10, amount })
  }
} finally {
  await bench.close()
}

async function cursorAt(target: { url: string; apiKey: string }, pages: number): Promise<string> {
  let cursor = ''
  for (let page = 1; page < pages; page += 1) {
    const next = await getJson<{ nextCursor: string | null }>(
      target,
      `/conversations?limit=100${cursor && `&cursor=${cursor}`}`,
    )
    if (next.nextCursor === null) break
    cursor = next.nextCursor
  }
  return cursor
}
