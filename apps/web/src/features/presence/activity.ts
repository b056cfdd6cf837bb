/** Milliseconds in which further touches tell nothing new. */
const tellEveryMs = 30_000

/** What a person at the screen does. A pointer that only lies there moves nothing. */
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const

type Options = { target: EventTarget; tell: () => void; now: () => number; attended: boolean }

/**
 * Tells, at most every half minute, that somebody is at the screen: at once when the page was opened by somebody who
 * looks at it (`attended`), afterwards whenever a key, the pointer or the window is touched. Returns what ends it.
 */
export function watchActivity({ target, tell, now, attended }: Options): () => void {
  let told = Number.NEGATIVE_INFINITY
  const touched = () => {
    if (now() - told < tellEveryMs) return
    told = now()
    tell()
  }
  const how = { passive: true, capture: true }
  for (const touch of touches) target.addEventListener(touch, touched, how)
  if (attended) touched()
  return () => {
    for (const touch of touches) target.removeEventListener(touch, touched, how)
  }
}
