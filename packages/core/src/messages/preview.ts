import { storable } from './storable.ts'

/** The first words of a message, on one line, for the list. */
export function previewOf(text: string): string {
  return storable(text.slice(0, 600).replace(/\s+/g, ' ').trim().slice(0, 200))
}
