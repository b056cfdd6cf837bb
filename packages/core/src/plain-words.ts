/** A name chosen by somebody, as words only: nothing in it breaks a line, opens a tag or becomes a link. */
export function plainWords(name: string): string {
  const words = name
    .replace(/\p{C}+/gu, ' ')
    .replace(/[<>"@]|[a-z]+:\/\/|www\./giu, '')
    .replace(/\.(?=\S)/g, ' ')
    .replace(/\s+/g, ' ')
  return words.trim().slice(0, 80) || 'your team'
}
