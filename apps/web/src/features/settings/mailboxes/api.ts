import type { z } from 'zod'
import { createImapMailbox, createImapTest } from '../../../contract/mailboxes/imap.ts'
import {
  createAuthorization,
  createMailbox,
  createMailboxCode,
  createTestMail,
  disconnectMailbox,
  getMailbox,
  getMailboxHealth,
  listMailboxes,
  type mailbox,
  type mailboxHealth,
  pauseMailbox,
  previewDisconnection,
  putMailbox,
  putMailboxProof,
  resumeMailbox,
  syncMailbox,
  testMailboxConnection,
} from '../../../contract/mailboxes/mailboxes.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Mailbox = z.output<typeof mailbox>
export type MailboxHealth = z.output<typeof mailboxHealth>
export type ConnectionTest = z.output<typeof testMailboxConnection.response>
export type TestMail = z.output<typeof createTestMail.response>

export const mailboxesApi = api.injectEndpoints({
  endpoints: (build) => ({
    listMailboxes: build.infiniteQuery({ ...pagesOf(listMailboxes), providesTags: ['Mailbox'] }),
    listTroubledMailboxes: build.query({ ...callOf(listMailboxes), providesTags: ['Mailbox'] }),
    getMailbox: build.query({ ...callOf(getMailbox), providesTags: ['Mailbox'] }),
    getMailboxHealth: build.query({ ...callOf(getMailboxHealth), providesTags: ['Mailbox'] }),
    previewDisconnection: build.query({ ...callOf(previewDisconnection), providesTags: ['Mailbox'] }),
    createMailbox: build.mutation({ ...callOf(createMailbox), invalidatesTags: ['Mailbox'] }),
    putMailbox: build.mutation({ ...callOf(putMailbox), invalidatesTags: ['Mailbox'] }),
    createMailboxCode: build.mutation({ ...callOf(createMailboxCode), invalidatesTags: ['Mailbox'] }),
    putMailboxProof: build.mutation({ ...callOf(putMailboxProof), invalidatesTags: ['Mailbox'] }),
    createImapTest: build.mutation(callOf(createImapTest)),
    createImapMailbox: build.mutation({ ...callOf(createImapMailbox), invalidatesTags: ['Mailbox'] }),
    createAuthorization: build.mutation(callOf(createAuthorization)),
    syncMailbox: build.mutation({ ...callOf(syncMailbox), invalidatesTags: ['Mailbox'] }),
    testMailboxConnection: build.mutation(callOf(testMailboxConnection)),
    createTestMail: build.mutation(callOf(createTestMail)),
    pauseMailbox: build.mutation({ ...callOf(pauseMailbox), invalidatesTags: ['Mailbox'] }),
    resumeMailbox: build.mutation({ ...callOf(resumeMailbox), invalidatesTags: ['Mailbox'] }),
    disconnectMailbox: build.mutation({ ...callOf(disconnectMailbox), invalidatesTags: ['Mailbox'] }),
  }),
})
