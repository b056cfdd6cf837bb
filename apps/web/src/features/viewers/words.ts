import type { Viewer } from './api.ts'

/** Who does what here, in a few words: "Eve is writing…", "Eve and Jo are looking". */
export function wordsOf(viewers: readonly Viewer[], doing: Viewer['doing']): string {
  const names = viewers.filter((one) => one.doing === doing).map(({ name }) => firstName(name))
  if (names.length === 0) return ''
  const verb = names.length === 1 ? 'is' : 'are'
  return `${joined(names)} ${verb} ${doing === 'writing' ? 'writing…' : 'looking'}`
}

function joined(names: readonly string[]): string {
  if (names.length > 3) return `${names[0]}, ${names[1]} and ${names.length - 2} others`
  if (names.length === 1) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name
}
