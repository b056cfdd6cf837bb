import { z } from 'zod'

const schema = z.object({
  text: z.string().max(20_000),
  category: z.string().max(400),
})

type Read = { text: string; category: string } | { reason: string }

/** One line of an import, or why it cannot be one. */
export function readLine(line: string): Read {
  const value = parseJson(line)
  if (value === undefined) return { reason: 'Not a JSON object' }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { reason: reasonOf(parsed.error) }
  const text = parsed.data.text.trim()
  const category = parsed.data.category.trim()
  if (text === '') return { reason: 'The text is empty' }
  return category === '' ? { reason: 'The category is empty' } : { text, category }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues
  const path = issue?.path.join('.')
  return `${path ? `${path}: ` : ''}${issue?.message ?? 'Not of the form { text, category }'}`.slice(0, 200)
}
