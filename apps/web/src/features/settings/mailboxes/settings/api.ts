import type { z } from 'zod'
import {
  checkMailboxAddresses,
  getMailboxSettings,
  listMailFolders,
  type mailboxAddress,
  type mailboxSettings,
  type mailFolder,
  putMailboxAddresses,
  putMailboxSettings,
} from '../../../../contract/mailboxes/mailbox-settings.ts'
import { api } from '../../../../store/api.ts'
import { callOf } from '../../../../store/from-contract.ts'

export type MailboxSettings = z.output<typeof mailboxSettings>
export type MailboxAddress = z.output<typeof mailboxAddress>
export type MailFolder = z.output<typeof mailFolder>

export const mailboxSettingsApi = api.injectEndpoints({
  endpoints: (build) => ({
    getMailboxSettings: build.query({ ...callOf(getMailboxSettings), providesTags: ['Mailbox'] }),
    putMailboxSettings: build.mutation({ ...callOf(putMailboxSettings), invalidatesTags: ['Mailbox'] }),
    putMailboxAddresses: build.mutation({ ...callOf(putMailboxAddresses), invalidatesTags: ['Mailbox'] }),
    checkMailboxAddresses: build.mutation({ ...callOf(checkMailboxAddresses), invalidatesTags: ['Mailbox'] }),
    // The provider is asked each time, so what changes here does not make it be asked again.
    listMailFolders: build.query(callOf(listMailFolders)),
  }),
})
