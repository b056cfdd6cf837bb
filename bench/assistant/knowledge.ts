/**
 * Whether search finds the article that answers, and how fast, on a throw-away PostgreSQL.
 *   node bench/assistant/knowledge.ts <folder> [--verbose]   quality on a folder of articles and questions
 *   node bench/assistant/knowledge.ts                        latency at 10,000 passages beside other organizations'
 * A folder holds articles.jsonl, `{ key, title, body, language? }` a line, and questions.jsonl,
 * `{ text, answeredBy: [key, …] }` a line.
 */
import { parseArgs } from 'node:util'
import { machine } from '../rig/figures.ts'
import { measureLatency } from '../rig/knowledge/latency.ts'
import { measureQuality } from '../rig/knowledge/quality.ts'
import { withOrganizations } from '../rig/throw-away.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [folder] = positionals

console.log(machine())
await withOrganizations(async (createRoom) => {
  if (folder) await measureQuality(createRoom, folder, values.verbose)
  else await measureLatency(createRoom)
})
