import type { z } from 'zod'
import type { Action } from '../actions/action.ts'
import { actionOf } from '../actions/registry.ts'
import { type Comparison, type Condition, partsOf } from '../conditions/condition.ts'
import type { Field } from '../conditions/field.ts'
import { fieldOf } from '../conditions/fields.ts'
import { type Operand, operatorOf } from '../conditions/operators.ts'
import { isOwnName, type OwnFields } from '../conditions/own-fields.ts'
import { patternFault } from '../conditions/pattern.ts'
import { triggerOf } from '../triggers/registry.ts'
import { type Definition, definitionSchema, eachStep, type Step } from './definition.ts'

/** What keeps a definition from being published: where it is, and the sentence to show there. */
export type Problem = { path: (string | number)[]; message: string }

const deepest = 6
const mostComparisons = 100
const mostSteps = 50

type Checked = { definition: Definition | null; problems: Problem[] }

/**
 * Reads a definition and finds everything that is wrong with it, also what only the registries know. `own` are the
 * fields the organization has added; where they are not given, those a definition names are taken to be there.
 */
export function checkDefinition(input: unknown, own?: OwnFields): Checked {
  const parsed = definitionSchema.safeParse(input)
  if (!parsed.success) {
    return { definition: null, problems: parsed.error.issues.map((issue) => problemOf(issue)) }
  }
  const definition = parsed.data
  const problems = [
    ...parameterProblems(triggerOf(definition.trigger.on)?.schema, definition.trigger.with, [
      'trigger',
      'with',
    ]),
    ...conditionProblems(definition.conditions, { path: ['conditions'], own }),
    ...stepProblems(definition.steps, own),
  ]
  return { definition, problems }
}

function problemOf({ path, message }: z.core.$ZodIssue, before: (string | number)[] = []): Problem {
  return {
    path: [...before, ...path.map((part) => (typeof part === 'symbol' ? String(part) : part))],
    message,
  }
}

function parameterProblems(
  schema: z.ZodType | undefined,
  input: unknown,
  path: (string | number)[],
): Problem[] {
  const parsed = schema?.safeParse(input)
  if (!parsed) return [{ path, message: 'There is no such thing' }]
  return parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, path))
}

function stepProblems(steps: readonly Step[], own: OwnFields | undefined): Problem[] {
  const all = [...eachStep(steps)]
  const problems = all.flatMap(({ place, step }) => {
    const path = ['steps', ...place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))]
    if (path.length > 2 * deepest) return [{ path, message: 'Branches go too deep' }]
    if ('if' in step) return conditionProblems(step.if, { path: [...path, 'if'], own })
    if (!('do' in step)) return []
    const action = actionOf(step.do)
    if (!action) return [{ path: [...path, 'do'], message: `There is no action “${step.do}”` }]
    return [
      ...parameterProblems(action.schema, step.with, [...path, 'with']),
      ...ownProblems(action, step.with, { path: [...path, 'with'], own }),
      ...(step.when ? conditionProblems(step.when, { path: [...path, 'when'], own }) : []),
    ]
  })
  return all.length > mostSteps
    ? [...problems, { path: ['steps'], message: `A workflow has at most ${mostSteps} steps` }]
    : problems
}

type Place = { path: (string | number)[]; own: OwnFields | undefined }

function ownProblems(action: Action, parameters: unknown, { path, own }: Place): Problem[] {
  const message = own && action.schema.safeParse(parameters).success ? action.fault(parameters, own) : null
  return message === null ? [] : [{ path, message }]
}

function conditionProblems(condition: Condition, { path, own }: Place, depth = 1): Problem[] {
  const nested = partsOf(condition)
  if (!nested) return comparisonProblems(condition as Comparison, { path, own })
  if (depth > deepest) return [{ path, message: 'Conditions are nested too deep' }]
  if (depth === 1 && count(condition) > mostComparisons)
    return [{ path, message: `There are at most ${mostComparisons} conditions` }]
  return nested.parts.flatMap((part, at) =>
    conditionProblems(part, { path: [...path, nested.by, at], own }, depth + 1),
  )
}

function count(condition: Condition): number {
  return partsOf(condition)?.parts.reduce((sum, part) => sum + count(part), 0) ?? 1
}

function comparisonProblems({ field: name, is, value }: Comparison, { path, own }: Place): Problem[] {
  if (!own && isOwnName(name)) return []
  const field = fieldOf(name, own)
  if (!field) return [{ path: [...path, 'field'], message: `There is no field “${name}”` }]
  if (field.archived) return [{ path: [...path, 'field'], message: `${field.label} is archived` }]
  const operator = operatorOf(field.type, is)
  if (!operator) return [{ path: [...path, 'is'], message: `“${name}” cannot be compared so` }]
  const message = operandFault[operator.operand](value, field)
  return message === null ? [] : [{ path: [...path, 'value'], message }]
}

type Fault = (value: Comparison['value'], field: Field) => string | null

const unknownChoice = (value: unknown, { choices, type }: Field) =>
  type !== 'named' && choices && !choices.includes(String(value)) ? `“${value}” is none of its values` : null

const operandFault: Record<Operand, Fault> = {
  nothing: (value) => (value === undefined ? null : 'This needs no value'),
  text: (value) => (typeof value === 'string' && value.trim() !== '' ? null : 'Say what to compare with'),
  pattern: (value) =>
    typeof value === 'string' && value !== '' ? patternFault(value) : 'Say which pattern to look for',
  date: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
      ? null
      : 'Say a day such as 2026-03-31',
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'Say a number'),
  one: (value, field) =>
    typeof value === 'string' && value !== '' ? unknownChoice(value, field) : 'Choose a value',
  several: (value, field) => {
    if (!Array.isArray(value) || value.length === 0) return 'Choose at least one value'
    return value.map((one) => unknownChoice(one, field)).find((fault) => fault !== null) ?? null
  },
}
