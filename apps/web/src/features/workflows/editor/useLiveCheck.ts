'use client'

import { useEffect, useState } from 'react'
import { workflowsApi } from '../api.ts'
import type { Definition } from './tree.ts'

type Checked = { sentence: string; problems: { path: (string | number)[]; message: string }[] }

const pauseMs = 350

/** The sentence of what is being written and what is wrong with it, a moment after each change. */
export function useLiveCheck(definition: Definition | undefined, first: Checked): Checked {
  const [check] = workflowsApi.useCheckWorkflowMutation()
  const [checked, setChecked] = useState<Checked | null>(null)
  useEffect(() => {
    if (!definition) return
    let current = true
    const timer = setTimeout(() => {
      void check({ body: { definition } }).then(({ data }) => {
        if (current && data) setChecked(data)
      })
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [check, definition])
  return checked ?? first
}
