import { randomInt } from 'node:crypto'
import { closeDatabase } from '@frontdesk/core/context'
import { generateOrganization } from './seed/generate.ts'
import { type LoadedOrganization, loadOrganization } from './seed/load/load-organization.ts'
import type { Slug } from './seed/types.ts'

/** Fills an empty database with the demo organizations and prints, as its last line, who they are. */
const slugs: Slug[] = ['acme', 'lumio']
const words = [
  'harbor',
  'maple',
  'copper',
  'lantern',
  'meadow',
  'saddle',
  'willow',
  'granite',
  'pebble',
  'anchor',
]

const organizations: LoadedOrganization[] = []
for (const slug of slugs) {
  const generated = generateOrganization(slug, { now: new Date() })
  organizations.push(await loadOrganization(generated, memorablePassword(), (line) => console.log(line)))
}
await closeDatabase()
console.log(JSON.stringify({ organizations }))

/** Demo installations are reachable too, so their passwords are random, but fit to be typed. */
function memorablePassword(): string {
  const word = () => words[randomInt(words.length)] ?? 'harbor'
  return `${word()}-${word()}-${randomInt(1_000, 10_000)}`
}
