'use client'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { mailboxesApi } from '../../api.ts'
import { bodyOf, fieldsOf, type ImapForm } from './imap-form.ts'

export type Attempt = ReturnType<typeof useAttempt>

/** Tries to sign in to the servers of the form, or to those found for its address, and shows them when that fails. */
export function useAttempt(form: UseFormReturn<ImapForm>) {
  const [tryServers, { data: found, error, isLoading: busy }] = mailboxesApi.useCreateImapTestMutation()
  const [open, setOpen] = useState(false)
  const run = async (values: ImapForm) => {
    const { data } = await tryServers({ body: bodyOf(values) })
    if (data?.servers) {
      form.setValue('imap', fieldsOf(data.servers.imap))
      form.setValue('smtp', fieldsOf(data.servers.smtp))
    }
    setOpen(data !== undefined && !data.works)
    return data?.works ? data.servers : null
  }
  return { run, found, error, busy, open, setOpen }
}
