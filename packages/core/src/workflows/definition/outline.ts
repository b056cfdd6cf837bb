import type { Names } from '../actions/action.ts'
import { type Condition, partsOf } from '../conditions/condition.ts'
import { sayCondition } from '../conditions/say.ts'
import { triggerOf } from '../triggers/registry.ts'
import type { Definition, Step } from './definition.ts'
import { sayStep } from './say.ts'

const words = { all: 'all of', any: 'any of', none: 'none of' } as const

/** A workflow line by line, deeper lines indented: what versions are compared by. */
export function outline({ trigger, conditions, steps }: Definition, names: Names): string {
  const lines = [
    `When ${triggerOf(trigger.on).say(trigger.with)}`,
    'If',
    ...conditionLines(conditions, names, 1),
    'Then',
    ...stepLines(steps, names, 1),
  ]
  return `${lines.join('\n')}\n`
}

const indent = (depth: number) => '  '.repeat(depth)

function conditionLines(condition: Condition, names: Names, depth: number): string[] {
  const nested = partsOf(condition)
  if (!nested) return [`${indent(depth)}${sayCondition(condition, names)}`]
  if (nested.parts.length === 0) return [`${indent(depth)}${sayCondition(condition, names)}`]
  return [
    `${indent(depth)}${words[nested.by]}`,
    ...nested.parts.flatMap((part) => conditionLines(part, names, depth + 1)),
  ]
}

function stepLines(steps: readonly Step[], names: Names, depth: number): string[] {
  return steps.flatMap((step) => {
    if (!('if' in step)) return [`${indent(depth)}${sayStep(step, names)}`]
    const otherwise = step.no.length > 0 ? [`${indent(depth)}otherwise`] : []
    return [
      `${indent(depth)}if ${sayCondition(step.if, names)}`,
      ...stepLines(step.yes, names, depth + 1),
      ...otherwise,
      ...stepLines(step.no, names, depth + 1),
    ]
  })
}
