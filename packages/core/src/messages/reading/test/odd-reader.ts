/** Reads as the text says: for ever, until no memory is left, not at all, or at once. */
export default async function read(raw: Uint8Array): Promise<string> {
  const text = Buffer.from(raw).toString()
  if (text.startsWith('for ever')) for (;;);
  if (text.startsWith('without end')) {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length))
  }
  if (text.startsWith('wrong')) throw new RangeError('There is no such letter')
  return text.slice(0, 20)
}
