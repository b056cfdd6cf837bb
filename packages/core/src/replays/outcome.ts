/** What a trial compares, in the order in which it is shown. */
export const columns = [
  'category',
  'route',
  'severity',
  'assignee',
  'team',
  'tags',
  'status',
  'priority',
  'replies',
  'sla',
  'steps',
] as const
export type Column = (typeof columns)[number]

/** What becomes of a conversation, each column as people read it; a column that is not asked about is left out. */
export type Outcome = Partial<Record<Column, string>>

/** One thing that would differ. */
export type Difference = { field: Column; before: string; after: string }

/** Numbers to decide by. */
export const numberNames = [
  'replies',
  'answered_alone',
  'good_alone',
  'reviewed_alone',
  'broken_promises',
] as const
export type NumberName = (typeof numberNames)[number]
export type Numbers = Partial<Record<NumberName, { before: number; after: number }>>

/** Where two outcomes differ. */
export function compareOutcomes(before: Outcome, after: Outcome): Difference[] {
  return columns.flatMap((field) => {
    const [was, is] = [before[field] ?? '', after[field] ?? '']
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}
