import type { Read } from '../group-reader.ts'
import read from './odd-reader.ts'

/** A group of what `odd-reader.ts` reads. */
export default function readGroup(raws: Uint8Array[]): Promise<Read<string>[]> {
  return Promise.all(
    raws.map((raw) =>
      read(raw).then(
        (mail) => ({ mail }),
        (error: unknown) => ({ error }),
      ),
    ),
  )
}
