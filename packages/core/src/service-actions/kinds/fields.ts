import { z } from 'zod'

/** Field types that several actions share. */
export const orderNumber = z.string().trim().min(1).max(60)
export const reason = z.string().trim().min(1).max(500)
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as EUR')
export const amount = z.number().positive().max(1_000_000_000).multipleOf(0.01)
