import type { NamedKind } from '../actions/action.ts'
import type { Facts } from '../facts/facts.ts'

/** What kind of value a field has; operators go by it. */
export type FieldType = 'text' | 'number' | 'choice' | 'scale' | 'named' | 'set' | 'flag' | 'date'

export type FieldValue = string | number | boolean | readonly string[] | null

export type Field = {
  name: string
  /** what it is called within a sentence, such as "the status" */
  label: string
  /** under which heading the editor offers it */
  group: 'Conversation' | 'Message' | 'Contact' | 'Company' | 'Classification' | 'Time' | 'Event'
  type: FieldType
  /** of a choice; those of a scale from the least to the most */
  choices?: readonly string[]
  /** whose id it is, for a sentence and the editor */
  named?: NamedKind
  unit?: string
  /** of an organization's own that is no longer asked for */
  archived?: boolean
  read(facts: Facts): FieldValue
  /** what a run's log says was seen, where the value alone tells too little */
  show?(facts: Facts): string
}
