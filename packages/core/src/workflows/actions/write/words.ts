import { z } from 'zod'
import { listVariables, unknownVariable } from '../../definition/fill-text.ts'

/** The beginning of words, on one line, for a sentence about them. */
export function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

/** Words with variables from a fixed list, each as `{{name}}`. */
export const wordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((text) => unknownVariable(text) === null, {
    error: ({ input }) =>
      `There is no {{${unknownVariable(String(input))}}}; there are ${listVariables().join(', ')}`,
  })
