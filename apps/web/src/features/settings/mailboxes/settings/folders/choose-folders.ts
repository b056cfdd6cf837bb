import type { MailFolder } from '../api.ts'

export type ShownFolder = MailFolder & { missing: boolean }

const order = ['always', 'by_choice'] as const

/**
 * What there is to choose from: the folders that are always read, then the others by name. A chosen one that is
 * gone at the provider stays in sight, so that it can be let go.
 */
export function foldersToShow(listed: readonly MailFolder[], chosen: readonly string[]): ShownFolder[] {
  const known = new Set(listed.map(({ id }) => id))
  const gone = chosen
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: id, use: null, fetched: 'by_choice' as const, total: null, missing: true }))
  const found = listed
    .filter(({ fetched }) => fetched !== 'never')
    .map((folder) => ({ ...folder, missing: false }))
  return [...found, ...gone].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || (placeOf(a) === 0 ? 0 : a.name.localeCompare(b.name)),
  )
}

const placeOf = ({ fetched }: ShownFolder) => order.indexOf(fetched === 'always' ? 'always' : 'by_choice')

export function sameFolders(chosen: ReadonlySet<string>, kept: readonly string[]): boolean {
  return chosen.size === new Set(kept).size && kept.every((id) => chosen.has(id))
}
