'use client'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../../store/store.ts'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { byNumber, inboxApi } from '../../inbox/api.ts'
import { refreshLists } from '../../inbox/cache.ts'
import { usePlace } from '../../inbox/usePlace.ts'
import { rememberUndo } from '../actions/undo.ts'

export type Move = {
  id: string
  source: { id: string; number: number }
  target: { id: string; number: number }
  remark: string | null
}

const shownSeconds = 12

/** The end all moves of messages share: go where they went, say so, and offer the way back. */
export function useSettle() {
  const dispatch = useDispatch<Dispatch>()
  const { tell, tellProblem, tellWithUndo } = useToasts()
  const { go } = usePlace()
  // Fetched before it is shown: what is known of it may still say that it was merged.
  const show = async (number: number) => {
    const options = { subscribe: false, forceRefetch: true }
    await dispatch(inboxApi.endpoints.getConversation.initiate(byNumber(number), options))
    go({ number })
    await dispatch(refreshLists())
  }
  const back = (undone: Promise<Move>): void => {
    undone
      .then(({ remark, source }) => {
        tell(remark === null ? 'Everything is where it was.' : `Taken back: ${remark}.`)
        return show(source.number)
      })
      .catch((problem) => tellProblem('It was not taken back.', problem))
  }
  const moved = (made: Promise<Move>, words: (move: Move) => string, undo: (move: Move) => Promise<Move>) => {
    made
      .then((move) => {
        tellWithUndo(words(move), { undo: rememberUndo(() => back(undo(move))), seconds: shownSeconds })
        return show(move.target.number)
      })
      .catch((problem) => tellProblem('The messages stay where they are.', problem))
  }
  return { moved, back }
}
