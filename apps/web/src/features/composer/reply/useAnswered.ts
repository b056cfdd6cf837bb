import { useRef, useState } from 'react'
import type { Message } from '../../conversation/thread/timeline.ts'

export type Answered<Reply> = { words: string; reply: Reply }

/**
 * What came after a reply was begun. `read` is the newest message that was there then: whatever is newer its writer
 * may have missed, until they were asked.
 */
export function useAnswered<Reply>(text: string, messages: readonly Message[]) {
  const newest = messages.at(-1)?.id
  const begun = useRef(newest)
  if (text.trim() === '' || begun.current === undefined) begun.current = newest
  const [answered, setAnswered] = useState<Answered<Reply> | null>(null)
  return {
    read: () => begun.current,
    answered,
    ask: setAnswered,
    close: () => {
      begun.current = newest
      setAnswered(null)
    },
  }
}
