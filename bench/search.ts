/**
 * Full-text search over 200,000 messages of one organization: a word few have, some, and a tenth of all have.
 *   node bench/search.ts [requests for each line]
 */
import { ask } from './rig/ask.ts'
import { bigOrganization } from './rig/big-organization.ts'
import { machine } from './rig/figures.ts'
import { openProduct } from './rig/open-product.ts'

const amount = Number(process.argv[2] ?? 300)

console.log(machine())
const bench = await openProduct({ web: true })
try {
  const { apiKey, id } = await bigOrganization(bench)
  const target = { url: bench.webUrl, apiKey }
  const { rows } = await bench.db.query<{ reference: string }>(
    `SELECT substring(text FROM 'ref[0-9a-f]{32}') AS reference FROM messages
     WHERE organization_id = $1 AND text LIKE '%ref%' LIMIT 50`,
    [id],
  )
  const queries = {
    'a reference that one message has': rows.map(({ reference }) => reference),
    'a number': Array.from({ length: 50 }, (_, index) => String(1_000 + index * 997)),
    'two words': ['jacket voucher', 'kettle invoice', 'depot subscription', 'plastic till'],
    'a common word': ['parcel', 'jacket', 'invoice', 'kettle'],
    'a word nobody wrote': ['xylophone', 'zeppelin'],
  }
  for (const [name, words] of Object.entries(queries)) {
    const paths = words.map((word) => `/conversations?q=${encodeURIComponent(word)}`)
    for (const connections of [1, 10]) await ask(target, { name, paths, connections, amount })
  }
} finally {
  await bench.close()
}
