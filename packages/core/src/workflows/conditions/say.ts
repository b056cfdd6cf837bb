import type { Names } from '../actions/action.ts'
import { type Comparison, type Condition, partsOf } from './condition.ts'
import type { Field, FieldValue } from './field.ts'
import { fieldOf } from './fields.ts'
import { operatorOf } from './operators.ts'

const words = {
  all: { between: ' and ', none: 'always' },
  any: { between: ' or ', none: 'never' },
  none: { between: ' nor ', none: 'always' },
} as const

/** A condition as the part of a sentence that follows "if". */
export function sayCondition(condition: Condition, names: Names): string {
  const nested = partsOf(condition)
  if (!nested) return sayComparison(condition as Comparison, names)
  const { by, parts } = nested
  if (parts.length === 0) return words[by].none
  const said = parts.map((part) => bracketed(part, sayCondition(part, names))).join(words[by].between)
  return by === 'none' ? `neither ${said}` : said
}

function bracketed(part: Condition, said: string): string {
  const nested = partsOf(part)
  return nested && nested.parts.length > 1 ? `(${said})` : said
}

function sayComparison({ field: name, is, value }: Comparison, names: Names): string {
  const field = fieldOf(name, names.own)
  const operator = field && operatorOf(field.type, is)
  if (!field || !operator) return `“${name}” ${is.replaceAll('_', ' ')}`
  if (field.type === 'flag') return is === 'is_false' ? denied(field.label) : field.label
  const parts = [field.label, operator.label]
  if (operator.operand !== 'nothing') parts.push(quoted(value ?? '', field, names))
  if (operator.operand === 'number' && field.unit) parts.push(field.unit)
  return parts.filter((part) => part !== '').join(' ')
}

/** "it is spam" as "it is not spam", "it has files" as "it has no files". */
function denied(label: string): string {
  return label.replace(/\b(is|has)\b/, (verb) => (verb === 'has' ? 'has no' : 'is not'))
}

function quoted(value: NonNullable<Comparison['value']>, field: Field, names: Names): string {
  const all = Array.isArray(value) ? value : [value]
  const said = all.map((one) => {
    const text = sayValue(one, field, names)
    return field.type === 'text' || field.type === 'set' ? `“${text}”` : text
  })
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} or ${said.at(-1)}` : (said[0] ?? 'nothing')
}

/** A field's value as people read it. */
export function sayValue(value: FieldValue, field: Field | undefined, names: Names): string {
  if (value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  return field?.named ? names(field.named, String(value)) : String(value).replaceAll('_', ' ')
}
