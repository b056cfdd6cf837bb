'use client'
import { useCallback, useEffect } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { clearSelection, mostChosen, toggleChosen, useSelection } from './selection.ts'

/** The conversations chosen in a list. Another list begins with none. */
export function useChoosing(listKey: string) {
  const chosen = useSelection()
  const { tell } = useToasts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the list is another one.
  useEffect(() => clearSelection, [listKey])
  const choose = useCallback(
    (id: string | undefined) => {
      if (id !== undefined && !toggleChosen(id)) tell(`At most ${mostChosen} can be chosen at once`)
    },
    [tell],
  )
  return { chosen, choose }
}
