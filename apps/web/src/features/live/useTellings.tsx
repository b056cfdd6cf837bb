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
import { type Telling, tellingOf } from './tellings.ts'

/** Tells people what concerns them, wherever they are, with the way there. */
export function useTellings(): (notice: Notice) => void {
  const { data: account } = useGetAccountQuery()
  const router = useRouter()
  const dispatch = useDispatch<Dispatch>()
  const me = useRef(account)
  me.current = account
  const open = useCallback(
    async (to: Telling['to']) => {
      if ('href' in to) return router.push(to.href)
      const params = { id: to.conversationId }
      const { data } = await dispatch(inboxApi.endpoints.getConversation.initiate({ params }))
      if (data) router.push(`/inbox/${data.number}`)
    },
    [dispatch, router],
  )
  return useCallback(
    (notice: Notice) => {
      const { member, permissions = [] } = me.current ?? {}
      const telling = tellingOf(notice, { memberId: member?.id, permissions })
      if (!telling) return
      enqueueSnackbar(telling.words, {
        variant: telling.variant,
        autoHideDuration: 15_000,
        action: (id) => (
          <Button
            onClick={() => {
              closeSnackbar(id)
              void open(telling.to)
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
