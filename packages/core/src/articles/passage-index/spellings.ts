const shortest = 4
const mostLookedUp = 8

/** The vocabulary of an index by the length of its words, to find what somebody meant to type. */
export class Spellings {
  private readonly byLength = new Map<number, string[]>()

  add(word: string): void {
    if (!canBeMisspelt(word)) return
    const words = this.byLength.get(word.length)
    if (words) words.push(word)
    else this.byLength.set(word.length, [word])
  }

  /** For each word the known ones with a letter too many, too few, wrong or swapped. */
  near(words: string[]): Map<string, string[]> {
    const found = new Map<string, string[]>()
    for (const word of words.filter(canBeMisspelt).slice(0, mostLookedUp)) {
      const known = [-1, 0, 1].flatMap((more) => this.byLength.get(word.length + more) ?? [])
      const close = known.filter((other) => oneEditApart(word, other))
      if (close.length > 0) found.set(word, close)
    }
    return found
  }
}

function canBeMisspelt(word: string): boolean {
  return word.length >= shortest && !word.startsWith('~') && !/\d/.test(word)
}

function oneEditApart(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  const [inA, inB] = [a.slice(start), b.slice(start)]
  if (inA.slice(1) === inB.slice(1) || inA.slice(1) === inB || inA === inB.slice(1)) return true
  return inA[0] === inB[1] && inA[1] === inB[0] && inA.slice(2) === inB.slice(2)
}
