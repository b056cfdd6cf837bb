/**
 * Opening a conversation, which is four requests: itself, its messages, its draft and its events.
 *   node bench/open.ts [requests for each line]
 */
import { ask, getJson } from './rig/ask.ts'
import { bigOrganization } from './rig/big-organization.ts'
import { machine, spread } from './rig/figures.ts'
import { openProduct } from './rig/open-product.ts'

const amount = Number(process.argv[2] ?? 1_000)
const parts = ['', '/messages', '/draft', '/events']

console.log(machine())
const bench = await openProduct({ web: true })
try {
  const { apiKey } = await bigOrganization(bench)
  const target = { url: bench.webUrl, apiKey }
  const { items } = await getJson<{ items: { id: string }[] }>(target, '/conversations?limit=100')
  const paths = (part: string) => items.map(({ id }) => `/conversations/${id}${part}`)
  await ask(target, { name: 'warming up', paths: parts.flatMap(paths), connections: 10, amount: 400 })
  for (const part of parts) {
    await ask(target, { name: `…${part || ' itself'}`, paths: paths(part), connections: 10, amount })
  }
  const times: number[] = []
  for (const { id } of items) {
    const began = performance.now()
    await Promise.all(parts.map((part) => getJson(target, `/conversations/${id}${part}`)))
    times.push(performance.now() - began)
  }
  console.log(`${'all four at once, one person'.padEnd(50)} ${spread(times)}`)
} finally {
  await bench.close()
}
