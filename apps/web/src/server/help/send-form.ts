import { DomainError } from '@frontdesk/core/errors'
import { searchHelp } from '@frontdesk/core/help-center/search'
import { sendHelpMessage } from '@frontdesk/core/help-center/send-message'
import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import type { FoundArticle } from '../../features/help/HelpFound.tsx'
import { waitOfVisitor } from './limits.ts'
import { type FormProblem, type FormValues, readFiles, readForm } from './read-form.ts'

/** What a visitor sees of their message after they pressed the button, or before. */
export type FormState = {
  values: FormValues
  problems: FormProblem[]
  /** articles that may answer it, to look at before it is sent; null where there was no reason to ask */
  offered: FoundArticle[] | null
  /** the number of the conversation it became */
  sent: number | null
  hadFiles: boolean
}

const mostOffered = 3

/**
 * Sends a message of the form, or says why not: with the problems of each field, or once with articles that may answer
 * it already. What was written comes back every time.
 */
export async function sendForm(slug: string, form: FormData, address: string): Promise<FormState> {
  const { values, token, offered, files, problems } = readForm(form)
  const state = { values, problems, offered: null, sent: null, hadFiles: files.length > 0 }
  if (problems.length > 0) return state
  try {
    const asked = { q: `${values.subject}\n${values.text}`, limit: mostOffered }
    const found = offered ? [] : await searchHelp(slug, asked)
    if (found.length > 0) return { ...state, offered: found }
    if ((await waitOfVisitor('message', address)) !== null) return refused(state, 'too_many')
    const message = { ...values, token: token || newId(), files: await readFiles(files) }
    const { number } = await sendHelpMessage(slug, message)
    return { ...state, sent: number }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'own_address')
      return { ...state, problems: [{ field: 'email', code: 'own_address' }] }
    if (error instanceof DomainError) return refused(state, 'form_closed')
    logger.error({ error }, 'a message of the help center was not kept')
    return refused(state, 'failed')
  }
}

function refused(state: FormState, code: FormProblem['code']): FormState {
  return { ...state, problems: [{ field: null, code }] }
}
