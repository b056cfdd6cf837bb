import type { Tone } from '../../../ui/ToneChip.tsx'
import type { Conversation } from '../api.ts'

export type RowChip = {
  key: string
  label: string
  tone: Tone
  title: string /** stays whole when the label is cut */
  share?: string
}

/** What a row says about a conversation beyond its subject, the most pressing first. */
export function chipsOf(one: Conversation): RowChip[] {
  const judged = one.classification
  return [
    ...severityChips(judged),
    ...(one.snoozedUntil ? [chip('snoozed', 'Snoozed', 'neutral', 'Comes back later')] : []),
    ...(judged?.category ? [categoryChip(judged)] : []),
    ...(judged?.language && judged.language !== 'en' && judged.language !== 'und'
      ? [
          chip(
            'language',
            judged.language.toUpperCase(),
            'neutral',
            `Written in ${languageName(judged.language)}`,
          ),
        ]
      : []),
    ...one.tags.map((tag) => chip(`tag ${tag}`, tag, 'neutral', `Tagged ${tag}`)),
  ]
}

type Judged = NonNullable<Conversation['classification']>

function severityChips(judged: Conversation['classification']): RowChip[] {
  if (judged?.route === 'safety_compliance') {
    return [chip('safety', 'Safety', 'late', 'About safety or compliance')]
  }
  if (judged?.severity === 'urgent') return [chip('severity', 'Urgent', 'late', 'Judged urgent')]
  if (judged?.severity === 'high') return [chip('severity', 'High', 'warn', 'Judged to be of high severity')]
  return []
}

/** Only a model's judgement carries a percentage; a person's correction is simply so. */
function categoryChip(judged: Judged): RowChip {
  const name = judged.categoryName ?? judged.category ?? ''
  if (isByPerson(judged.by)) return chip('category', name, 'neutral', `${name}, corrected by a person`)
  const sure = Math.round(judged.confidence * 100)
  const shown = chip('category', name, 'assistant', `The assistant is ${sure} % sure: ${name}`)
  return { ...shown, share: `${sure} %` }
}

export function isByPerson(by: string): boolean {
  return /^(agent|member|person|user|api_key)\b/.test(by)
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

function chip(key: string, label: string, tone: Tone, title: string): RowChip {
  return { key, label, tone, title }
}
