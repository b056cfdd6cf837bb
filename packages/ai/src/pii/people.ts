import { firstNames } from './first-names.ts'
import { findNames } from './names.ts'
import type { Span } from './span.ts'

const PART =
  "(?:(?:von|van|der|den|de|del|della|di|da|dos|la|le|zu|af|el|bin|ten|ter)[ \\t]){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{0,25}"
const WHOLE = `${PART}(?:[ \\t](?:\\p{Lu}\\.[ \\t]?)?${PART}){0,3}`
const FULL = `${PART}(?:[ \\t](?:\\p{Lu}\\.[ \\t]?)?${PART}){1,3}`

/** Words that begin like a name where a name could stand. */
const noName = new Set(
  `team support service services customer customers sir madam sirs all everyone everybody there colleagues folks
  help desk sales office management manager department company order invoice refund monday tuesday wednesday thursday
  friday saturday sunday kunde kunden kundenservice kundendienst damen herren zusammen support-team équipe madame
  monsieur messieurs mesdames equipo señores señor señora todos squadra signori tutti equipa senhores iedereen
  heren dames state państwo the a an my your our i we you it this that not very so still sehr noch nicht pas très no
  muy non molto não niet nog inte`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
)

type Cue = readonly [pattern: string, name: string]

/** What stands before a name, and how much of one has to follow. In capitals MS and MX are products more often than persons. */
const cues: readonly Cue[] = [
  [
    "my name is|my name's|name is|mein name ist|ich hei(?:ß|ss)e|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|me chamo|meu nome é|mijn naam is|ik heet|nazywam się|mam na imię|jag heter|mitt namn är|jeg hedder|jeg heter",
    WHOLE,
  ],
  [
    '(?<!\\p{L})(?<!(?:product|item|file|folder|brand|model|device|article|produkt|produit|producto|prodotto|file|host|domain|event|plan|app|network|campaign)[ \\t_-]?)(?:name|vorname|nachname|nom|prénom|nombre|nome|naam|imię|namn|contact|kontakt|attn|z\\.\\s?hd\\.|recipient|empfänger|destinataire)\\s?:',
    WHOLE,
  ],
  ["(?<!\\p{L})(?:i am|i['’]m|this is|ich bin|hier ist|je suis|soy|sono|sou|ik ben|jestem|jag är)", FULL],
  [
    '(?<!\\p{L})(?:mr|mrs|m\\x73|miss|m\\x78|dr|prof|herrn?|frau|mme|mlle|señora?|sra?|sig|signora?|dott|senhora?|dhr|mevr|mevrouw|meneer|(?<!(?<!\\p{L})(?:the|a|my|this|your|frying)[ \\t])pan|pani|herr|fru)\\.?',
    WHOLE,
  ],
]
const introductions = cues.map(
  ([cue, name]) => new RegExp(`(?:(?:${caseless(cue)}))[ \\t]+(${name})(?!\\p{L})`, 'gu'),
)

const SALUTATION = new RegExp(
  `^[ \\t]*(?:${caseless('dear|hello|hi|hey|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|bonjour|bonsoir|chère?|hola|estimad[oa]|buen[oa]s (?:días|tardes)|ciao|buongiorno|gentile|car[oa]|olá|prezad[oa]|beste|geachte|dag|hej|hei|witam|dzień dobry|szanown[ya]')})[ \\t]+(${WHOLE})[ \\t]*(?:[,!:.]|$)`,
  'gmu',
)

const SIGNATURE = new RegExp(
  `^[ \\t]*(?:${caseless('(?:kind|best|warm|many)?[ \\t]?(?:regards|wishes)|sincerely|yours(?: \\p{L}+)?|thanks(?: \\p{L}+){0,3}|thank you(?: \\p{L}+){0,3}|cheers|best|(?:mit )?(?:freundliche[nm]?|beste[nm]?|viele[nm]?|liebe[nm]?|herzliche[nm]?)[ \\t](?:gr(?:ü|ue)(?:ß|ss)en?|dank)|mfg|vg|lg|danke|cordialement|bien à vous|merci(?: \\p{L}+){0,3}|salutations|(?:un )?(?:cordial )?saludos?|atentamente|gracias|cordiali saluti|distinti saluti|saluti|grazie|cumprimentos|atenciosamente|obrigad[oa]|met vriendelijke groet(?:en)?|groeten|bedankt|pozdrawiam|z poważaniem|dziękuję|(?:med )?vänliga hälsningar|hälsningar|tack|mvh|hilsen')})[ \\t]*[,.!–-]*[ \\t]*(?:\\n[ \\t]*){0,3}(${WHOLE})[ \\t.]*$`,
  'gmu',
)

/** Persons who introduce, address or sign themselves or have a common first name, and every other mention of them. */
export function findPeople(text: string, given: string[]): Span[] {
  const found = [...introductions, SALUTATION, SIGNATURE].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, name = '']) => name.trim()).filter(isName),
  )
  return findNames(text, [...new Set([...given, ...found, ...named(text)])])
}

const CAPITALIZED = new RegExp(`(?<![\\p{L}\\p{N}])${WHOLE}(?![\\p{L}\\p{N}])`, 'gu')

/** Runs of capitalised words from a common first name on: "Petra", "Petra Lindqvist". */
function named(text: string): string[] {
  return Array.from(text.matchAll(CAPITALIZED), ([run]) => {
    const words = run.split(/[ \t]+/)
    const first = words.findIndex((word) => firstNames.has(word.replace(/['’]s$/, '')))
    if (first < 0) return ''
    const name = words.slice(first)
    const end = name.findIndex((word) => noName.has(word.toLowerCase()))
    return name
      .slice(0, end < 0 ? undefined : end)
      .join(' ')
      .replace(/['’]s$/, '')
  }).filter((name) => name !== '')
}

function isName(name: string): boolean {
  return name.length >= 2 && !name.split(/\s+/).some((word) => noName.has(word.toLowerCase()))
}

/**
 * Cues count however they are written, while names have to begin with capitals: each letter of a cue stands for both
 * its cases. The modifier `(?i:…)` would say the same, but V8 13.6 was seen to forget it in a process that lived long.
 */
function caseless(pattern: string): string {
  return pattern.replace(/\\p\{\w+\}|\\.|\[[^\]]*\]|\p{Ll}/gu, (part) => {
    if (part.startsWith('\\')) return part
    const inside = part.replace(/^\[|\]$/g, '')
    const capitals =
      inside
        .replace(/\\./g, '')
        .match(/\p{Ll}/gu)
        ?.map((letter) => letter.toUpperCase()) ?? []
    return `[${inside}${capitals.filter((capital) => capital.length === 1).join('')}]`
  })
}
