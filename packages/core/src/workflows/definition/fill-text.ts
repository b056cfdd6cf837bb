import type { Facts } from '../facts/facts.ts'

/** What may stand in the words of a reply or note as `{{name}}`. */
const variables: Readonly<Record<string, (facts: Facts) => string>> = {
  'contact.name': ({ contact }) => contact.name || contact.email,
  'contact.first_name': ({ contact }) => contact.name.trim().split(/\s+/)[0] || contact.email,
  'contact.email': ({ contact }) => contact.email,
  'conversation.number': ({ conversation }) => String(conversation.number),
  'conversation.subject': ({ conversation }) => conversation.subject,
  'company.name': ({ company }) => company?.name ?? '',
  'organization.name': ({ organization }) => organization.name,
}

const place = /\{\{\s*([\w.]+)\s*\}\}/g

export function listVariables(): string[] {
  return Object.keys(variables)
}

/** The first name in a text that is no variable; null when all are known. */
export function unknownVariable(text: string): string | null {
  for (const [, name = ''] of text.matchAll(place)) if (!Object.hasOwn(variables, name)) return name
  return null
}

/**
 * Puts values in place of variables, once: whatever a value says, such as a contact called `{{contact.email}}`,
 * stands there as it is. There is no expression, only a table of names.
 */
export function fillText(text: string, facts: Facts): string {
  return text.replace(place, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name]?.(facts) ?? whole) : whole,
  )
}
