import { z } from 'zod'

export const id = z.uuid()
export const timestamp = z.iso.datetime()
export const email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase())
export const address = z.object({ name: z.string(), address: z.string() })
export const role = z.enum(['owner', 'admin', 'agent', 'viewer'])
export const route = z.enum(['informational', 'service_action', 'safety_compliance'])
export const severity = z.enum(['low', 'normal', 'high', 'urgent'])
const minuteOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
/** An interval of opening: `day` is 1 for Monday to 7 for Sunday, times are `HH:MM` by the local clocks. */
export const openInterval = z.strictObject({
  day: z.number().int().min(1).max(7),
  from: minuteOfDay,
  to: minuteOfDay,
})
export const idParams = z.object({ id })
/** A conversation goes by its id or by its number. */
export const conversationParams = z.object({ id: z.union([id, z.string().regex(/^[1-9]\d{0,8}$/)]) })

export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** RFC 9457 problem details, as every error of the API is answered. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
