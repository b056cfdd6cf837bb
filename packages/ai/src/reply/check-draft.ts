import { checkNumbers } from '../local/grounding/numbers.ts'
import { detectLanguage } from '../local/language.ts'
import { checkPolicies, type Ruled } from '../policies/check-policies.ts'
import { keepKnownLinks } from './links.ts'
import type { Passage, ReplyDraft } from './reply-draft.ts'

export const checkNames = [
  'grounding',
  'numbers',
  'links',
  'placeholders',
  'language',
  'tone',
  'policies',
] as const

/** What was looked at in a draft before it was offered, and what was found. */
export type DraftCheck = {
  name: (typeof checkNames)[number]
  passed: boolean
  /** In a sentence. */
  finding: string
}

type Checked = {
  draft: Pick<ReplyDraft, 'text' | 'sentences'>
  passages: Pick<Passage, 'title' | 'text'>[]
  /** ISO 639-1; `und` is not checked */
  language: string
  /** what the organization has decided in general, and what the draft answers */
  ruled?: Ruled | undefined
}

const SURE = 0.7
const PLACEHOLDER = /\[[A-Z_]+_\d+\]|\{\{[^{}]*\}\}/g
const SHOUTING = /!{2,}|(?<!\p{L})\p{Lu}{5,}\s+\p{Lu}{4,}(?!\p{L})/u

/** Every check of a draft: sources of its claims, numbers, links, gaps left open, language, tone and policies. */
export function checkDraft(checked: Checked): DraftCheck[] {
  return checkNames.map((name) => {
    const { passed, finding } = checks[name](checked)
    return { name, passed, finding }
  })
}

type Finding = { passed: boolean; finding: string }

const checks: Record<DraftCheck['name'], (checked: Checked) => Finding> = {
  grounding: ({ draft }) => {
    const claims = draft.sentences.filter(({ sources, supported }) => sources.length > 0 || !supported)
    const weak = claims.filter(({ supported }) => !supported).length
    const finding =
      weak === 0
        ? `${claims.length} of ${claims.length} claims rest on a source`
        : `${weak} of ${claims.length} claims rest on no source`
    return { passed: weak === 0, finding }
  },
  numbers: ({ draft, passages }) => {
    const known = textOf(passages)
    const foreign = draft.sentences.flatMap(({ text }) => checkNumbers(text, known))
    return listed(foreign, 'Every number stands in the sources', 'Not in the sources')
  },
  links: ({ draft, passages }) => {
    const foreign = keepKnownLinks(draft.text, [{ text: textOf(passages) }]).removed
    return {
      passed: !foreign,
      finding: foreign ? 'It has a link the sources do not have' : 'No link but those of the sources',
    }
  },
  placeholders: ({ draft }) =>
    listed(draft.text.match(PLACEHOLDER) ?? [], 'No gap was left open', 'Left open'),
  language: ({ draft, language }) => {
    const found = detectLanguage(draft.text)
    const other =
      language !== 'und' &&
      found.language !== 'und' &&
      found.confidence >= SURE &&
      found.language !== language
    return {
      passed: !other,
      finding: other
        ? `It is in ${found.language}, and ${language} was wanted`
        : `It is in the wanted language`,
    }
  },
  tone: ({ draft }) => {
    const loud = SHOUTING.test(draft.text)
    return { passed: !loud, finding: loud ? 'It shouts' : 'It is calm' }
  },
  policies: ({ draft, ruled }) => checkPolicies(ruled ?? noPolicies, draft.text),
}

const noPolicies: Ruled = { asked: '', policies: [], by: 'local', told: [] }

function listed(found: string[], none: string, some: string): Finding {
  const distinct = [...new Set(found)]
  if (distinct.length === 0) return { passed: true, finding: none }
  return { passed: false, finding: `${some}: ${distinct.slice(0, 5).join(', ')}` }
}

function textOf(passages: Checked['passages']): string {
  return passages.map(({ title, text }) => `${title}\n${text}`).join('\n')
}
