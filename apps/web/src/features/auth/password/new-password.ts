import { z } from 'zod'

/** What the API asks of a password as well. */
export const newPassword = z
  .string()
  .min(10, 'Use at least 10 characters')
  .max(200, 'Use at most 200 characters')
