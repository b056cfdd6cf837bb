/** A workflow to begin with. Those of `Routes` every organization has from the start, switched on. */
export type Template = {
  key: string
  name: string
  description: string
  group: 'Routes' | 'Triage' | 'Answers' | 'Deadlines' | 'Order'
  definition: unknown
  /** what is missed while none that was made of it is on */
  whenOff?: string
}

/** Short ways to write the parts of a definition. */
export const is = (field: string, operator: string, value?: string | number | string[]) =>
  value === undefined ? { field, is: operator } : { field, is: operator, value }

export const act = (name: string, parameters: Record<string, unknown> = {}) => ({
  do: name,
  with: parameters,
})
