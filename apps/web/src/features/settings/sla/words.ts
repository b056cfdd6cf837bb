import { exactLength } from '../../sla/words.ts'
import type { SlaPolicy } from './api.ts'

export const levels = ['urgent', 'high', 'normal', 'low'] as const
export const kinds = ['first', 'next', 'resolution'] as const
export type Level = (typeof levels)[number]
export type Kind = (typeof kinds)[number]

export const levelWords: Record<Level, string> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
}

export const routeWords: Record<string, string> = {
  informational: 'Informational',
  service_action: 'Service action',
  safety_compliance: 'Safety and compliance',
}

/** What a policy promises, in a line: `First reply 15 min urgent, 2 h high`. */
export function promiseWords({ targets }: Pick<SlaPolicy, 'targets'>): string {
  const named = { first: 'First reply', next: 'next reply', resolution: 'resolution' }
  const parts = kinds.flatMap((kind) => {
    const said = levels.flatMap((level) => {
      const minutes = targets[kind][level]
      return minutes === null ? [] : [{ level, words: exactLength(minutes) }]
    })
    if (said.length === 0) return []
    const same = said.length === levels.length && said.every(({ words }) => words === said[0]?.words)
    const words = same ? said[0]?.words : said.map((one) => `${one.words} ${one.level}`).join(', ')
    return [`${named[kind]} ${words}`]
  })
  return parts.join(' · ')
}
