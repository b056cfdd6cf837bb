'use client'
import Button from '@mui/material/Button'
import { useRouter } from 'next/navigation'
import { closeSnackbar, enqueueSnackbar } from 'notistack'
import { useCallback, useRef } from 'react'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../store/store.ts'
import { inboxApi } from '../inbox/api.ts'
import { useGetAccountQuery } from '../shell/api.ts'
import type { Notice } from './affected.ts'

/** Tells whoever wrote a mail that it did not arrive, wherever they are, with the way there. */
export function useUndelivered(): (notice: Notice) => void {
  const { data: account } = useGetAccountQuery()
  const router = useRouter()
  const dispatch = useDispatch<Dispatch>()
  const me = useRef<string | undefined>(undefined)
  me.current = account?.member?.id
  const open = useCallback(
    async (id = '') => {
      const { data } = await dispatch(inboxApi.endpoints.getConversation.initiate({ params: { id } }))
      if (data) router.push(`/inbox/${data.number}`)
    },
    [dispatch, router],
  )
  return useCallback(
    ({ type, memberId, conversationId }: Notice) => {
      if (type !== 'delivery.failed' || memberId === undefined || memberId !== me.current) return
      enqueueSnackbar('A mail of yours did not arrive', {
        variant: 'error',
        autoHideDuration: 15_000,
        action: (id) => (
          <Button
            onClick={() => {
              closeSnackbar(id)
              void open(conversationId)
            }}
          >
            Open
          </Button>
        ),
      })
    },
    [open],
  )
}
