type Scored = { slot: number; score: number }

/** The few best of many, in order; of equals the one offered first. */
export class Best {
  readonly found: Scored[] = []
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  offer(slot: number, score: number): void {
    const { found, most } = this
    if (found.length >= most && score <= (found[most - 1]?.score ?? 0)) return
    let at = found.length
    while (at > 0 && (found[at - 1]?.score ?? 0) < score) at -= 1
    found.splice(at, 0, { slot, score })
    if (found.length > most) found.pop()
  }
}
