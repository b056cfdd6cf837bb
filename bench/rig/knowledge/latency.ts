import { searchPublished } from '@frontdesk/core/articles/search-published'
import { createArticle } from '@frontdesk/core/articles/write'
import { spread } from '../figures.ts'
import type { Room, Rooms } from '../throw-away.ts'

const measured = 10_000
const others = 10
const ofOther = 2_000
const rounds = 300
/** of an article, each a passage of its own */
const sections = 10

/** Asks an organization of 10,000 passages beside ten of 2,000: frequent words, rare ones, misspelt ones. */
export async function measureLatency({ create, asOwner }: Rooms): Promise<void> {
  const { room } = await create('measured')
  await fill(room, measured)
  for (let other = 0; other < others; other += 1) await fill((await create(`other-${other}`)).room, ofOther)
  await asOwner('VACUUM ANALYZE')
  for (const [name, ask] of Object.entries(questions)) {
    const times: number[] = []
    const used = process.cpuUsage()
    for (let round = 0; round < rounds; round += 1) {
      const q = ask()
      const before = performance.now()
      await room((ctx) => searchPublished(ctx, { q, limit: 10 }))
      times.push(performance.now() - before)
    }
    const { user, system } = process.cpuUsage(used)
    const each = ((user + system) / 1_000 / rounds).toFixed(1)
    console.log(`${name.padEnd(32)} ${spread(times)}  processor ${each} ms each`)
  }
}

const random = pseudoRandom(20_261)
const syllables =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cli dro fla gri sto tra'.split(' ')
/** By Zipf's law, as words of real texts are: the hundredth is a hundred times as rare as the first. */
const vocabulary = Array.from({ length: 12_000 }, () => spell(2 + Math.floor(random() * 3)))

const questions: Record<string, () => string> = {
  'eight words as texts have them': () => words(8),
  'a mail of 120 words': () => words(120),
  'two frequent words': () => `${pick(40)} ${pick(40)}`,
  'a rare word': () => vocabulary[9_000 + Math.floor(random() * 3_000)] ?? '',
  'two words, both misspelt': () => `${misspell(rareWord())} ${misspell(rareWord())}`,
  'a word nobody wrote': () => `${spell(7)}k`,
}

async function fill(room: Room, passages: number): Promise<void> {
  for (let done = 0; done < passages; done += 200) {
    await room(async (ctx) => {
      for (let index = 0; index < 200 / sections; index += 1) {
        const body = Array.from({ length: sections }, () => `## ${words(4)}\n\n${words(70)}.`).join('\n\n')
        const article = {
          title: words(6),
          body,
          language: 'en',
          collection: '',
          status: 'published' as const,
        }
        await createArticle(ctx, article)
      }
    })
  }
}

function words(count: number): string {
  return Array.from({ length: count }, () => pick(vocabulary.length)).join(' ')
}

function pick(among: number): string {
  return vocabulary[Math.floor(among ** random()) - 1] ?? ''
}

function rareWord(): string {
  const found = vocabulary[500 + Math.floor(random() * 5_000)] ?? ''
  return found.length >= 6 ? found : rareWord()
}

function misspell(word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 3))
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
}

function spell(count: number): string {
  return Array.from({ length: count }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

/** The same numbers on every run (mulberry32 of Tommy Ettinger, public domain). */
function pseudoRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
