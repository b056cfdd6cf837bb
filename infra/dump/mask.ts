import { createHmac } from 'node:crypto'

export type Mask = {
  /** the same text without any of its words: another of the same shape */
  text: (text: string) => string
  /** every text in a JSON value, but for what the product itself writes there; a strange one has nothing of it */
  json: (value: unknown, strange?: boolean) => unknown
}

/** Up to this length two words could become the same one by chance, so that is looked after. */
const shortWord = 6
const mostTries = 200

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/
const address = /[^\s@<>()[\]"',;:]+@[\p{L}\p{N}.-]+/gu
const word = /[\p{L}\p{N}]+/gu
const scheme = /^(https?|imaps?|smtps?):\/\//

/** How the product itself names things: no person and no firm is written like this under these names. */
export const identifier = /^[a-z][A-Za-z0-9]*([_.:/-][A-Za-z0-9]+)*$/
const nameOfField = /^[a-z][A-Za-z0-9_]{0,40}$/
const fieldsOfOurs = new Set(
  [
    'type',
    'kind',
    'via',
    'state',
    'status',
    'route',
    'severity',
    'priority',
    'language',
    'role',
    'op',
    'operator',
  ].concat(['trigger', 'action', 'field', 'event', 'task', 'mode', 'verdict', 'channel', 'outcome', 'job']),
)

/** Masks under a secret of this dump: the same word always becomes the same, so that what belonged together still does. */
export function maskUnder(secret: Buffer): Mask {
  const words = wordsUnder(secret)
  const maskAddress = (found: string) => {
    const at = found.lastIndexOf('@')
    const plain = (part: string) => part.replace(word, words)
    return `${plain(found.slice(0, at))}@${plain(found.slice(at + 1)).replaceAll('.', '-')}.example`
  }
  const text = (given: string): string => {
    if (uuid.test(given)) return given
    const begin = scheme.exec(given)?.[0] ?? ''
    const rest = given.slice(begin.length)
    let masked = begin
    let done = 0
    for (const found of rest.matchAll(address)) {
      masked += rest.slice(done, found.index).replace(word, words) + maskAddress(found[0])
      done = found.index + found[0].length
    }
    return masked + rest.slice(done).replace(word, words)
  }
  return { text, json: (value, strange = false) => maskJson(value, text, strange, '') }
}

function maskJson(value: unknown, text: Mask['text'], strange: boolean, field: string): unknown {
  if (typeof value === 'string') {
    const ours =
      uuid.test(value) ||
      moment.test(value) ||
      (!strange && fieldsOfOurs.has(field) && identifier.test(value))
    return ours ? value : text(value)
  }
  if (Array.isArray(value)) return value.map((item) => maskJson(item, text, strange, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      !strange && nameOfField.test(name) ? name : text(name),
      maskJson(item, text, strange, name),
    ]),
  )
}

/** Another word for each word: as long, with letters, capitals and digits where the first had them. */
function wordsUnder(secret: Buffer): (original: string) => string {
  const taken = new Map<string, string>()
  const chosen = new Map<string, string>()
  const choose = (lower: string): string => {
    for (let attempt = 0; ; attempt += 1) {
      const made = makeUp(secret, lower, attempt)
      const other = taken.get(made)
      if ((other === undefined || other === lower) && (made !== lower || attempt > mostTries)) {
        taken.set(made, lower)
        chosen.set(lower, made)
        return made
      }
      if (attempt > 2 * mostTries) return made
    }
  }
  return (original) => {
    const lower = original.toLowerCase()
    const short = [...lower].length <= shortWord
    const made = short ? (chosen.get(lower) ?? choose(lower)) : makeUp(secret, lower, 0)
    return withCapitals(made, original)
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

function makeUp(secret: Buffer, lower: string, attempt: number): string {
  const characters = [...lower]
  let made = ''
  for (let block = 0; made.length < characters.length; block += 1) {
    const bytes = createHmac('sha256', secret).update(`${attempt}.${block}.${lower}`).digest()
    for (const byte of bytes) {
      const character = characters[made.length]
      if (character === undefined) break
      made += /\p{N}/u.test(character) ? String(byte % 10) : (letters[byte % 26] ?? 'x')
    }
  }
  return made
}

function withCapitals(made: string, original: string): string {
  return [...original]
    .map((character, index) => {
      const letter = made[index] ?? 'x'
      return character !== character.toLowerCase() ? letter.toUpperCase() : letter
    })
    .join('')
}
