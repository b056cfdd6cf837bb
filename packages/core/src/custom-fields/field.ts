import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'

export const subjects = ['conversation', 'contact', 'company'] as const
export const fieldTypes = ['text', 'number', 'date', 'checkbox', 'select'] as const

/** What a field is about. */
export type Subject = (typeof subjects)[number]
export type CustomFieldType = (typeof fieldTypes)[number]

/** A field an organization has added to its conversations, contacts or companies. */
export type CustomField = {
  id: string
  subject: Subject
  /** how rules and other systems name it; it never changes */
  key: string
  label: string
  type: CustomFieldType
  /** of a select, in the order in which they are offered */
  options: string[]
  position: number
  /** no longer asked for; its values are kept */
  archived: boolean
}

const most = { fields: 100, options: 200 } as const
const formOfKey = /^[a-z][a-z0-9_]{0,39}$/

/** Refuses one field too many of a subject. */
export function refuseTooMany(count: number): void {
  if (count >= most.fields) throw new Conflict(`There are at most ${most.fields} fields of a kind`)
}

/** A key as it is kept; made from the label where none is given. */
export function keptKey(key: string | undefined, label: string): string {
  const kept = key ?? keyOf(label)
  if (!formOfKey.test(kept))
    throw new Invalid('A key begins with a letter and has small letters, digits and _', 'key')
  return kept
}

export function keptLabel(typed: string): string {
  const label = storable(typed).normalize('NFC').trim()
  if (label === '') throw new Invalid('A field needs a label', 'label')
  return label
}

/** Options as they are kept: at least one for a select, each once, none for the rest. */
export function keptOptions(type: CustomFieldType, given: readonly string[]): string[] {
  const options = [...new Set(given.map((option) => storable(option).normalize('NFC').trim()))].filter(
    (option) => option !== '',
  )
  if (type !== 'select') {
    if (options.length > 0) throw new Invalid('Only a select has options', 'options')
    return []
  }
  if (options.length === 0) throw new Invalid('A select needs at least one option', 'options')
  if (options.length > most.options)
    throw new Invalid(`A select has at most ${most.options} options`, 'options')
  return options
}

function keyOf(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const key = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '')
  return (key === '' ? 'field' : key).slice(0, 40)
}
