import type { Random } from './random.ts'

export type Fill = (template: string) => string

export type SlotContext = {
  random: Random
  language: string
  /** When the customer first writes; dates in the mail lie around it. */
  startsAt: Date
  /** Fixed values (name, agent) and word lists of the company, by slot name. */
  fixed: Record<string, string>
  lists: Record<string, string[]>
}

const hour = 3_600_000
const day = 24 * hour

/**
 * Returns a function that resolves `[this|that]` choices and `{slot}` names. Within one conversation a
 * slot keeps its value; a digit behind the name (`{order2}`) asks for another one.
 */
export function createFill(context: SlotContext): Fill {
  const known = new Map<string, string>(Object.entries(context.fixed))
  const resolve = (slot: string): string => {
    const found = known.get(slot)
    if (found !== undefined) return found
    const used = new Set(known.values())
    let value = freshValue(slot, context)
    for (let attempt = 0; attempt < 8 && used.has(value); attempt += 1) value = freshValue(slot, context)
    known.set(slot, value)
    return value
  }
  return (template) =>
    choose(template, context.random).replace(/\{([a-z]+\d?)\}/gi, (_, slot: string) => resolve(slot))
}

function choose(template: string, random: Random): string {
  const innermost = /\[([^[\]]*\|[^[\]]*)\]/
  let text = template
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const picked = random.pick((match[1] ?? '').split('|'))
    text = text.slice(0, match.index) + picked + text.slice(match.index + match[0].length)
  }
  return text
    .replace(/(?<=\S) {2,}/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function freshValue(slot: string, context: SlotContext): string {
  const name = slot.replace(/\d$/, '')
  const list = context.lists[`${name}.${context.language}`] ?? context.lists[name]
  if (list) return digits(context.random.pick(list), context.random)
  const make = makers[slot] ?? makers[name]
  if (!make) throw new Error(`No value for the slot ${slot}`)
  return make(context)
}

/** Every `#` in a listed value stands for a digit. */
function digits(pattern: string, random: Random): string {
  return pattern.replace(/#/g, () => String(random.int(0, 9)))
}

const makers: Record<string, (context: SlotContext) => string> = {
  amount: (context) => money(context, context.random.int(18, 389)),
  small: (context) => money(context, context.random.int(3, 16)),
  n: ({ random }) => String(random.int(2, 9)),
  days: ({ random }) => String(random.int(5, 19)),
  housenumber: ({ random }) => String(random.int(1, 148)),
  date: (context) => dateText(context, -context.random.int(3, 16)),
  later: (context) => dateText(context, context.random.int(3, 14)),
  weekday: (context) => weekday(context, -context.random.int(2, 6)),
  hour: ({ startsAt, random }) => hourText(startsAt, random.int(5, 80)),
  today: (context) => dateText(context, 0),
  camera: ({ random }) => `IMG_${random.int(1022, 9871)}`,
}

/** A time of day in Berlin, some minutes before the mail, kept within the hours parcels are delivered. */
function hourText(startsAt: Date, minutesBefore: number): string {
  const before = new Date(startsAt.getTime() + hour - minutesBefore * 60_000)
  const shown = Math.min(19, Math.max(8, before.getUTCHours()))
  return `${shown}:${String(before.getUTCMinutes()).padStart(2, '0')}`
}

function money({ random, language }: SlotContext, whole: number): string {
  const cents = random.pick(['95', '90', '00', '50', '99', '49'])
  if (['en', 'ja', 'zh', 'ar', 'he'].includes(language)) return `€${whole}.${cents}`
  return language === 'nl' ? `€ ${whole},${cents}` : `${whole},${cents} €`
}

function dateText({ language, startsAt }: SlotContext, offsetDays: number): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  })
  return format.format(new Date(startsAt.getTime() + offsetDays * day))
}

function weekday({ language, startsAt }: SlotContext, offsetDays: number): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(startsAt.getTime() + offsetDays * day))
}
