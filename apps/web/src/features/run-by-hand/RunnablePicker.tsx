'use client'
import { useState } from 'react'
import { PickMenu } from '../conversation/menus/PickMenu.tsx'
import type { Runnable } from './api.ts'

type Props = {
  anchor: HTMLElement | null
  workflows: readonly Runnable[]
  label: string
  onPick: (workflow: Runnable) => void
  onClose: () => void
}

/** What can be run, to pick by typing. */
export function RunnablePicker({ anchor, workflows, label, onPick, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const pick = (key: string) => {
    const workflow = workflows.find(({ id }) => id === key)
    if (workflow) onPick(workflow)
  }
  return (
    <PickMenu
      anchor={anchor}
      label={label}
      placeholder="Which one?"
      typed={typed}
      onType={setTyped}
      numbered
      choices={workflows.map(({ id, name, kind }) => ({
        key: id,
        label: name,
        hint: kind === 'macro' ? 'Macro' : undefined,
      }))}
      onPick={pick}
      onClose={onClose}
    />
  )
}
