'use server'

import { voteInHelpCenter } from '@frontdesk/core/help-center/vote'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { addressOf } from '../request/peer-address.ts'
import { type FormState, sendForm } from './send-form.ts'
import { visitFrom } from './visit-from.ts'

const vote = z.object({ slug: z.string(), id: z.uuid(), helpful: z.enum(['true', 'false']) })

/** What the form of a help center sends. */
export async function sendContactForm(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return sendForm(String(slug), form, addressOf({ headers: await headers() }))
}

/** What the two buttons below an article send. */
export async function sendVote(form: FormData): Promise<void> {
  const read = vote.safeParse(Object.fromEntries(form))
  if (!read.success) return
  const { slug, id, helpful } = read.data
  await voteInHelpCenter({ slug, id, helpful: helpful === 'true' }, visitFrom(await headers()))
  revalidatePath(`/help/${encodeURIComponent(slug)}/articles/${id}`)
}
