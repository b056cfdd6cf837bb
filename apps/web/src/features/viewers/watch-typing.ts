export type Doing = 'looking' | 'writing'

type Options = {
  tell: (doing: Doing) => void
  now: () => number
  after: (milliseconds: number, run: () => void) => () => void
}

/** Milliseconds without a key after which somebody counts as reading again. */
export const pauseMs = 8_000

/** Tells once that somebody writes, however fast they do, and once that they paused or stopped. */
export function watchTyping({ tell, now, after }: Options) {
  let doing: Doing = 'looking'
  let last = 0
  let cancel = () => {}
  const become = (next: Doing) => {
    if (doing === next) return
    doing = next
    tell(doing)
  }
  const look = () => {
    const left = last + pauseMs - now()
    if (left <= 0) become('looking')
    else cancel = after(left, look)
  }
  return {
    doing: () => doing,
    typed: () => {
      last = now()
      if (doing === 'looking') cancel = after(pauseMs, look)
      become('writing')
    },
    stop: () => {
      cancel()
      become('looking')
    },
    end: () => cancel(),
  }
}
