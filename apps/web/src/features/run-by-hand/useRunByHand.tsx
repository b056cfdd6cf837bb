'use client'
import Button from '@mui/material/Button'
import { useRouter } from 'next/navigation'
import { closeSnackbar, enqueueSnackbar } from 'notistack'
import { useCallback } from 'react'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../store/store.ts'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { draftHostOf } from '../composer/draft-hosts.ts'
import { type Runnable, runByHandApi, type Start } from './api.ts'
import { startWords } from './start-words.ts'

const { endpoints } = runByHandApi
const glanceMs = 400
const mostGlances = 40

/** Runs a workflow for one conversation or several, and tells what became of it with the way to its run. */
export function useRunByHand() {
  const dispatch = useDispatch<Dispatch>()
  const router = useRouter()
  const { tellProblem } = useToasts()

  const runFor = useCallback(
    async (workflow: Runnable, conversationId: string): Promise<void> => {
      const host = draftHostOf(conversationId)
      try {
        const typed = (await host?.flush()) ?? ''
        const args = { params: { id: workflow.id }, body: { conversation: conversationId } }
        const { eventId } = await dispatch(endpoints.startRun.initiate(args)).unwrap()
        const start = await settled(dispatch, eventId)
        const said = start && startWords(start)
        const href = start?.runId ? `/workflows/runs/${start.runId}` : '/workflows/runs'
        const words = said?.words ?? `“${workflow.name}” was started`
        tell({ words, variant: said?.variant ?? 'info', open: () => router.push(href) })
        await host?.adopt(typed)
      } catch (error) {
        tellProblem(`“${workflow.name}” was not started.`, error)
      }
    },
    [dispatch, router, tellProblem],
  )

  const runForMany = useCallback(
    async (workflow: Runnable, conversationIds: string[]): Promise<boolean> => {
      const args = { params: { id: workflow.id }, body: { conversationIds } }
      const { data, error } = await dispatch(endpoints.startBulkRun.initiate(args))
      if (data === undefined) {
        tellProblem(`“${workflow.name}” was not started.`, error)
        return false
      }
      const count = data.eventIds.length
      const words = `“${workflow.name}” runs for ${count === 1 ? '1 conversation' : `${count} conversations`}`
      tell({ words, variant: 'info', open: () => router.push('/workflows/runs') })
      return true
    },
    [dispatch, router, tellProblem],
  )
  return { runFor, runForMany }
}

/** Looks until there is something to tell, and not for ever. */
async function settled(dispatch: Dispatch, id: string): Promise<Start | null> {
  for (let glance = 0; glance < mostGlances; glance += 1) {
    const look = endpoints.getStart.initiate({ params: { id } }, { forceRefetch: true, subscribe: false })
    const start = await dispatch(look).unwrap()
    if (startWords(start) !== null) return start
    await new Promise((resolve) => setTimeout(resolve, glanceMs))
  }
  return null
}

type Told = { words: string; variant: 'info' | 'warning' | 'error'; open: () => void }

function tell({ words, variant, open }: Told): void {
  enqueueSnackbar(words, {
    variant,
    autoHideDuration: 10_000,
    action: (key) => (
      <Button
        onClick={() => {
          closeSnackbar(key)
          open()
        }}
      >
        See the run
      </Button>
    ),
  })
}
