import { skeleton } from './confusables.ts'

/** What is said around a name of where somebody works. */
const generic =
  /(?<!\p{L})(?:customer|client|kunden|help|support|service|services|servicedesk|helpdesk|team|desk|care|billing|accounts?|accounting|security|office|sales|orders?|info|no-?reply|kundenservice|kundendienst|soporte|assistance|assistenza|suporte|gmbh|inc|ltd|llc|ag|corp|co)(?!\p{L})/giu

/** What a name looks like at a glance, with all it may be read as: turned around, or without what stands beside it. */
export function namesShownBy(written: string): string[] {
  const name = plainName(written.slice(0, 300))
  const bare = plainName(name.replaceAll(/[([{<"“][^)\]}>"”]{0,100}[)\]}>"”]/g, ' '))
  const parts = bare.split(/\s[-–—|/·:•@]\s|[|·•]|\s(?:via|from|at)\s/iu).map(plainName)
  const turned = [bare, ...parts].flatMap((one) => {
    const [last, first, ...more] = one.split(',').map(plainName)
    return last && first && more.length === 0 ? [`${first} ${last}`, last] : []
  })
  const read = [name, bare, ...parts, ...turned]
  const without = read.map((one) => plainName(one.replaceAll(generic, ' ')))
  return [...new Set([...read, ...without].filter((one) => one.length > 3).map(skeleton))]
}

/** One blank between words, and nothing that cannot be seen. */
export function plainName(name: string): string {
  return name
    .replaceAll(/[\p{Cf}\u00ad]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
