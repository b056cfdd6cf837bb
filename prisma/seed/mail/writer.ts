import phrases from '../common/phrases.json' with { type: 'json' }
import type { Random } from '../random.ts'
import type { Fill } from '../slots.ts'

export type Client = 'plain' | 'gmail' | 'outlook' | 'phone'

/** How one customer writes: which program, how polite, how careful. */
export type Writer = { client: Client; style: 'letter' | 'terse' | 'lower' | 'typos'; language: string }

type Phrases = Record<string, string[]>

export function pickWriter(language: string, random: Random): Writer {
  const clients = ['plain', 'gmail', 'gmail', 'outlook', 'phone'] as const
  const styles = ['letter', 'letter', 'letter', 'letter', 'typos', 'terse', 'lower'] as const
  const style = random.pick(styles)
  return {
    client: random.pick(clients),
    style: language === 'en' || style !== 'lower' ? style : 'letter',
    language,
  }
}

/** A customer's mail around its body: greeting, closing and signature as this person would write them. */
export function customerText(
  body: string,
  writer: Writer,
  first: boolean,
  fill: Fill,
  random: Random,
): string {
  const greeted = first && writer.style !== 'terse'
  const signed = greeted || random.chance(0.25)
  const closings = first ? phrasesFor(phrases.closings, writer.language) : ['{first}']
  const parts = [
    greeted ? random.pick(phrasesFor(phrases.greetings, writer.language)) : '',
    body,
    signed ? random.pick(closings) : '',
    writer.client === 'phone' ? fixedChoice(phrasesFor(phrases.mobile, writer.language), fill) : '',
  ]
  return roughen(fill(parts.filter((part) => part !== '').join('\n\n')), writer, random)
}

/** A colleague's answer around its body; later ones in a thread do without much greeting. */
export function agentText(
  body: string,
  language: string,
  first: boolean,
  fill: Fill,
  random: Random,
): string {
  const brief = !first && random.chance(0.55)
  const greeting = brief ? '' : random.pick(phrasesFor(phrases.agentGreetings, language))
  const closing = brief ? '{agent}' : random.pick(phrasesFor(phrases.agentClosings, language))
  const text = fill(`${greeting}\n\n${body}\n\n${closing}`)
  return text.replace(/^([^\n]*?)[ ,]+([,:،])(?=\n)/u, '$1$2')
}

export function thanksText(language: string, random: Random): string {
  return random.pick(phrasesFor(phrases.thanks, language))
}

/** How colleagues address a contact whose name may be missing. */
export function salutation(name: string, language: string): string {
  if (name === '') return (phrases.noName as Record<string, string>)[language] ?? ''
  return ['ja', 'zh', 'de'].includes(language) ? name : (name.split(' ')[0] ?? name)
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than writing a mail. */
function dateFormat(language: string): Intl.DateTimeFormat {
  const made =
    dateFormats.get(language) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
      numberingSystem: 'latn',
    })
  dateFormats.set(language, made)
  return made
}

/** The line above a quoted message, with its history, each line behind one more `>`. */
export function quote(
  previous: { text: string; quotedText: string | null; at: Date; who: string },
  language: string,
): string {
  const when = dateFormat(language).format(previous.at)
  const line = ((phrases.wrote as Record<string, string>)[language] ?? phrases.wrote.en)
    .replace('{when}', when)
    .replace('{who}', previous.who)
  const history = previous.quotedText === null ? previous.text : `${previous.text}\n\n${previous.quotedText}`
  const quoted = history
    .split('\n')
    .filter((each) => !each.startsWith('>>'))
    .slice(0, 80)
    .map((each) => (each === '' || each.startsWith('>') ? `>${each}` : `> ${each}`))
  return `${line}\n${quoted.join('\n')}`
}

function phrasesFor(table: Phrases, language: string): string[] {
  return table[language] ?? table.en ?? []
}

/** The same phone writes the same line under every mail of a conversation. */
function fixedChoice(list: string[], fill: Fill): string {
  const place = [...fill('{first}')].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  return list[place % list.length] ?? ''
}

function roughen(text: string, writer: Writer, random: Random): string {
  if (writer.style === 'lower') {
    return text
      .replace(/(^|[.!?]\s+|\n)([A-Z])(?=[a-z' ])/g, (all) => all.toLowerCase())
      .replace(/\bI\b/g, 'i')
  }
  if (writer.style !== 'typos') return text
  return text.replace(/(?<![\p{L}\w.@/-])\p{Script=Latin}{5,}(?![\w.@/-])/gu, (word) =>
    word === word.toLowerCase() && random.chance(0.045) ? slip(word, random) : word,
  )
}

/** A word with two letters swapped, or one lost. */
function slip(word: string, random: Random): string {
  const place = random.int(1, word.length - 3)
  const swapped = `${word.slice(0, place)}${word[place + 1]}${word[place]}${word.slice(place + 2)}`
  return random.chance(0.6) ? swapped : word.slice(0, place) + word.slice(place + 1)
}
