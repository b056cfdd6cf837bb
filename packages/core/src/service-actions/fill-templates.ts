import { findMoney } from '@frontdesk/ai/actions/money'
import type { ProposedCall } from '@frontdesk/ai/actions/propose-actions'
import { type Facts, readFacts } from '@frontdesk/ai/actions/read-facts'
import { sentencesWanting } from '@frontdesk/ai/actions/wants'
import type { ActionInput } from '@frontdesk/ai/prompts/propose-actions'
import { acceptFields } from './kinds/fill.ts'
import type { Fields, FieldValue } from './kinds/kind.ts'
import { actionKinds, type KindName } from './kinds/registry.ts'

export type Filled = { kind: KindName; fields: Fields; by: string }

type Asked = ActionInput & { category: string | null; allowed: KindName[] }

const mostProposals = 3

/** The allowed templates that the customer's own words, or the category, ask for, with what the words say. */
export function fillLocally(asked: Asked): Filled[] {
  const wanted = asked.allowed.filter(
    (kind) => wantingOf(asked, kind).length > 0 || isOfCategory(asked, kind),
  )
  const first = wanted.filter((kind) => !actionKinds[kind].last)
  return (first.length > 0 ? first : wanted)
    .slice(0, mostProposals)
    .map((kind) => ({ kind, fields: localFields(asked, kind), by: 'local' }))
}

/** A provider's call: values that have to stand in the conversation and do not are dropped, blanks are filled here. */
export function fillWith(asked: Asked, { name, args }: ProposedCall, by: string): Filled {
  const kind = name as KindName
  const { verbatim } = actionKinds[kind]
  const said = Object.fromEntries(
    Object.entries(acceptFields(actionKinds[kind], args)).filter(
      ([field, value]) => !verbatim.includes(field) || isSaid(asked, value),
    ),
  )
  return { kind, fields: { ...localFields(asked, kind), ...said }, by }
}

function localFields(asked: Asked, kind: KindName): Fields {
  const facts: Facts = readFacts(asked, wantingOf(asked, kind))
  return acceptFields(actionKinds[kind], actionKinds[kind].fill(facts))
}

function wantingOf({ subject, text }: Asked, kind: KindName): string[] {
  return sentencesWanting(`${subject}\n${text}`, actionKinds[kind].cues)
}

function isOfCategory({ category }: Asked, kind: KindName): boolean {
  return category !== null && actionKinds[kind].categories.includes(category)
}

function isSaid({ subject, text, earlier }: Asked, value: FieldValue): boolean {
  const all = [subject, text, ...earlier].join('\n')
  if (typeof value === 'number') return findMoney(all).some(({ amount }) => amount === value)
  const plain = (written: string) => written.toLowerCase().replace(/[\s#]/g, '')
  return plain(all).includes(plain(value))
}
