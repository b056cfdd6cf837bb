import type { z } from 'zod'
import { createMailbox, listMailboxes, type mailbox, putMailbox } from '../../../contract/mailboxes.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Mailbox = z.output<typeof mailbox>

export const { useListMailboxesInfiniteQuery, useCreateMailboxMutation, usePutMailboxMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      listMailboxes: build.infiniteQuery({ ...pagesOf(listMailboxes), providesTags: ['Mailbox'] }),
      createMailbox: build.mutation({ ...callOf(createMailbox), invalidatesTags: ['Mailbox'] }),
      putMailbox: build.mutation({ ...callOf(putMailbox), invalidatesTags: ['Mailbox'] }),
    }),
  })
