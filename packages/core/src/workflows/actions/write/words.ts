import { z } from 'zod'
import { listVariables, unknownVariable } from '../../definition/fill-text.ts'

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
