import { exactLength } from '../../../sla/words.ts'
import type { SlaPolicy } from '../api.ts'
import { type Kind, kinds, type Level, levels } from '../words.ts'
import { readLength } from './lengths.ts'

/** A policy as its form holds it: targets and lists of words as they are typed. */
export type PolicyFields = Pick<SlaPolicy, 'name' | 'targetsBy' | 'nearPercent' | 'pauses' | 'active'> & {
  calendarId: string
  targets: Record<Kind, Record<Level, string>>
  conditions: Conditions
}

export type Conditions = Record<ChoiceCondition, string[]> & { tags: string; languages: string }
export type ChoiceCondition =
  | 'priorities'
  | 'severities'
  | 'routes'
  | 'categoryIds'
  | 'teamIds'
  | 'mailboxIds'

const choices: ChoiceCondition[] = [
  'priorities',
  'severities',
  'routes',
  'categoryIds',
  'teamIds',
  'mailboxIds',
]

export function fieldsOf(policy: SlaPolicy | null): PolicyFields {
  const { conditions } = policy ?? { conditions: {} as SlaPolicy['conditions'] }
  const chosen = Object.fromEntries(choices.map((name) => [name, [...(conditions[name] ?? [])]]))
  return {
    name: policy?.name ?? '',
    targetsBy: policy?.targetsBy ?? 'priority',
    nearPercent: policy?.nearPercent ?? 80,
    pauses: policy?.pauses ?? ['pending', 'snoozed'],
    active: policy?.active ?? true,
    calendarId: policy?.calendarId ?? '',
    targets: eachTarget((kind, level) => written(policy?.targets[kind][level] ?? null)),
    conditions: {
      ...(chosen as Record<ChoiceCondition, string[]>),
      tags: (conditions.tags ?? []).join(', '),
      languages: (conditions.languages ?? []).join(', '),
    },
  }
}

/** What is sent, or null while something in the form makes no sense. */
export function bodyOf(fields: PolicyFields) {
  const { name, targetsBy, nearPercent, pauses, active, calendarId, conditions } = fields
  const read = eachTarget((kind, level) => readLength(fields.targets[kind][level]))
  const all = kinds.flatMap((kind) => levels.map((level) => read[kind][level]))
  const promisesNothing = all.every((minutes) => minutes === null)
  if (name.trim() === '' || promisesNothing || all.includes(undefined)) return null
  if (!Number.isInteger(nearPercent) || nearPercent < 1 || nearPercent > 99) return null
  return {
    name,
    targetsBy,
    nearPercent,
    pauses,
    active,
    calendarId: calendarId === '' ? null : calendarId,
    targets: eachTarget((kind, level) => read[kind][level] ?? null),
    conditions: {
      ...conditions,
      tags: split(conditions.tags),
      languages: split(conditions.languages).map((language) => language.toLowerCase()),
    } as SlaPolicy['conditions'],
  }
}

function eachTarget<T>(of: (kind: Kind, level: Level) => T): Record<Kind, Record<Level, T>> {
  const row = (kind: Kind) => Object.fromEntries(levels.map((level) => [level, of(kind, level)]))
  return Object.fromEntries(kinds.map((kind) => [kind, row(kind)])) as Record<Kind, Record<Level, T>>
}

function written(minutes: number | null): string {
  return minutes === null ? '' : exactLength(minutes)
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
