import type { AiOptions } from './calls/ask-options.ts'
import type { AiCallRecord } from './calls/call-record.ts'
import { detectLanguage } from './local/language.ts'
import { type TranslationOpinion, translateMessages, translationOpinionSchema } from './prompts/translate.ts'
import { type Changed, changedFacts } from './reply/changed-facts.ts'
import { keepKnownLinks } from './reply/links.ts'

export interface TranslationInput {
  text: string
  /** ISO 639-1 of the language to translate into. */
  to: string
  /** Of persons, to be replaced before the text leaves. */
  names?: string[] | undefined
}

export type Translation =
  | {
      outcome: 'translated'
      text: string
      /** ISO 639-1 of the original, `und` where it cannot be told. */
      from: string
      to: string
      /** What is not as it was: numbers, links, addresses. None is the rule. */
      changed: Changed[]
      by: string
      calls: AiCallRecord[]
    }
  /** It is in that language already. */
  | { outcome: 'same_language'; from: string }
  /** There is no local model that translates. */
  | { outcome: 'needs_provider' }
  | { outcome: 'failed'; calls: AiCallRecord[] }

const SURE = 0.8
const LONGEST = 8_000

/**
 * Translates a text through the providers, without personal data leaving. Numbers, dates, links and addresses are
 * compared with the original; what differs is told.
 */
export async function translate(input: TranslationInput, options: AiOptions = {}): Promise<Translation> {
  const { to } = input
  const found = detectLanguage(input.text)
  const from = found.confidence < SURE ? 'und' : found.language
  if (from === to) return { outcome: 'same_language', from }
  if (!options.providers?.length) return { outcome: 'needs_provider' }
  const text = input.text.slice(0, LONGEST)
  const { value, by, calls, restore } = await askProviders({ ...input, text }, options)
  const written = value === null ? '' : keepLines(restore(value.translation), text)
  if (by === null || written === '') return { outcome: 'failed', calls }
  const cut: Changed[] = text.length < input.text.length ? [{ kind: 'cut', value: '' }] : []
  return {
    outcome: 'translated',
    text: written,
    from,
    to,
    changed: [...changedFacts(text, written), ...cut],
    by,
    calls,
  }
}

async function askProviders(input: TranslationInput, { providers = [], template, ...asking }: AiOptions) {
  const { system, user, counts, restore } = translateMessages(input, template)
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const { askChain } = await import('./fallback.ts')
  const result = await askChain<TranslationOpinion>({
    ...asking,
    task: 'translate',
    schema: translationOpinionSchema,
    system,
    user,
    placeholders: counts,
    providers,
  })
  return { ...result, restore }
}

/** Only links of the original stay; the lines stay lines. */
function keepLines(translated: string, original: string): string {
  const known = [{ text: original }]
  return translated
    .split('\n')
    .map((line) => keepKnownLinks(line, known).text)
    .join('\n')
    .trim()
}
