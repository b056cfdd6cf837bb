import { z } from 'zod'

const value = z.union([z.string().max(2_000), z.number(), z.array(z.string().max(500)).max(200)])

export type Comparison = { field: string; is: string; value?: z.output<typeof value> }
export type Condition = { all: Condition[] } | { any: Condition[] } | { none: Condition[] } | Comparison

/** A comparison, or any nesting of all, any and none of them. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ none: z.array(conditionSchema).max(50) }),
    z.strictObject({ field: z.string().max(80), is: z.string().max(40), value: value.exactOptional() }),
  ]),
)

/** The parts of a nested condition and how they count; null for a comparison. */
export function partsOf(condition: Condition): { by: 'all' | 'any' | 'none'; parts: Condition[] } | null {
  if ('all' in condition) return { by: 'all', parts: condition.all }
  if ('any' in condition) return { by: 'any', parts: condition.any }
  if ('none' in condition) return { by: 'none', parts: condition.none }
  return null
}
