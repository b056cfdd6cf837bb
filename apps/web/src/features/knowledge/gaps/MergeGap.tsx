'use client'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PickMenu } from '../../conversation/menus/PickMenu.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Gap, gapsApi } from './api.ts'

type Props = { gap: Gap; others: Gap[] }

/** Puts a gap with another one that asks for the same. */
export function MergeGap({ gap, others }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const [merge, { isLoading }] = gapsApi.useMergeGapsMutation()
  const { tell, tellProblem } = useToasts()
  const pick = async (into: string) => {
    const { data, error } = await merge({ params: { id: gap.id }, body: { into } })
    if (data) tell(`It is now part of “${data.title}”.`)
    else tellProblem('The two were not put together.', error)
  }
  return (
    <>
      <PermittedButton
        permission="knowledge:write"
        disabled={isLoading || others.length === 0}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Same as…
      </PermittedButton>
      <PickMenu
        anchor={anchor}
        label="Which other gap asks for the same?"
        placeholder="Find the other one"
        typed={typed}
        onType={setTyped}
        choices={others.map(({ id, title, questionCount }) => ({
          key: id,
          label: title,
          hint: questionCount,
        }))}
        onPick={(key) => void pick(key)}
        onClose={() => setAnchor(null)}
      />
    </>
  )
}
