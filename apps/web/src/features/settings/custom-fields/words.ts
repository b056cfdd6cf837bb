import type { CustomField } from './api.ts'

export type Subject = CustomField['subject']

/** The three things a field may be about, as headings, with what the fields are for. */
export const subjectWords: Record<Subject, { title: string; about: string; one: string }> = {
  conversation: {
    title: 'Conversations',
    about: 'Kept for each conversation, such as an order number.',
    one: 'a conversation',
  },
  contact: {
    title: 'Contacts',
    about: 'Kept for each person who writes, such as a customer number.',
    one: 'a contact',
  },
  company: { title: 'Companies', about: 'Kept for each firm, such as its plan.', one: 'a company' },
}

export const typeWords: Record<CustomField['type'], string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  checkbox: 'Yes or no',
  select: 'One of a list',
}

/** The options of a select as they are typed, one a line. */
export function optionsOf(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]
}

/** The order after one of a list is moved by a place. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return [...ids]
  const next = ids.filter((one) => one !== id)
  next.splice(to, 0, id)
  return next
}
