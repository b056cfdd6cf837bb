/**
 * How often mails keep their category, route and severity when somebody slips a sentence into them.
 *   node bench/assistant/slipped-in.ts mails.jsonl sentences.json [--every 3]
 * A line of mails.jsonl holds a mail as `context`; sentences.json holds lists of sentences by kind. Each goes to the
 * start, the middle and the end of each mail; --every tries one in so many. The local models judge, untrained.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { classifyLocally } from '@frontdesk/ai/local/classify'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
})
const [mailFile = '', sentenceFile = ''] = positionals
const lines = readFileSync(mailFile, 'utf8').trim().split('\n')
const mails = lines.map((line) => (JSON.parse(line) as { context: string }).context)
const kinds = JSON.parse(readFileSync(sentenceFile, 'utf8')) as Record<string, string[]>
const sentences = Object.values(kinds).flat()
const every = Number(values.every)
const categories = defaultCategories.map(({ key, name, description, route }) => ({
  id: key,
  key,
  name,
  description,
  route,
}))
const judge = (text: string) => classifyLocally({ text, categories, model: null })

const same = { category: 0, route: 0, severity: 0 }
let [tried, noticed] = [0, 0]
for (const [place, mail] of mails.entries()) {
  const alone = judge(mail)
  for (const sentence of sentences.filter((_, index) => (index + place) % every === 0)) {
    for (const text of slip(mail, sentence)) {
      const judged = judge(text)
      tried += 1
      for (const part of ['category', 'route', 'severity'] as const) {
        same[part] += judged[part] === alone[part] ? 1 : 0
      }
      noticed += judged.evidence.suspicious ? 1 : 0
    }
  }
}
const share = (count: number) => `${((100 * count) / tried).toFixed(1)} %`
console.log(`${mails.length} mails, ${sentences.length} sentences, ${tried} tries`)
for (const [part, count] of Object.entries(same)) console.log(`${part} unchanged ${share(count)}`)
console.log(`noticed as speaking to a machine ${share(noticed)}`)

function slip(mail: string, sentence: string): string[] {
  const rows = mail.split('\n')
  return [0, Math.floor(rows.length / 2), rows.length].map((place) =>
    [...rows.slice(0, place), sentence, ...rows.slice(place)].join('\n'),
  )
}
