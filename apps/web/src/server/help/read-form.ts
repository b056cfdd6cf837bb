import type { FormMessage } from '@frontdesk/core/help-center/send-message'
import { z } from 'zod'
import type { ProblemCode } from '../../features/help/languages.ts'

export type FormField = 'name' | 'email' | 'subject' | 'text' | 'files'
export type FormProblem = { field: FormField | null; code: ProblemCode }
export type FormValues = { name: string; email: string; subject: string; text: string }

/** How much a message may say, in letters, and carry, in bytes. */
const most = { name: 100, subject: 200, text: 20_000, files: 5, bytes: 8 * 1024 * 1024 }

type Read = { values: FormValues; token: string; offered: boolean; files: File[]; problems: FormProblem[] }

/** What a visitor wrote, and what is wrong with it. */
export function readForm(form: FormData): Read {
  const said = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().trim() : ''
  }
  const values = { name: said('name'), email: said('email'), subject: said('subject'), text: said('text') }
  const files = form.getAll('files').filter((file) => file instanceof File && file.name !== '') as File[]
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const rules: [boolean, FormProblem][] = [
    [said('website') !== '', { field: null, code: 'trap' }],
    [values.name.length > most.name, { field: 'name', code: 'long' }],
    [!z.email().max(254).safeParse(values.email).success, { field: 'email', code: 'email' }],
    [values.subject === '', { field: 'subject', code: 'subject' }],
    [values.subject.length > most.subject, { field: 'subject', code: 'long' }],
    [values.text === '', { field: 'text', code: 'text' }],
    [values.text.length > most.text, { field: 'text', code: 'long' }],
    [files.length > most.files, { field: 'files', code: 'files_many' }],
    [bytes > most.bytes, { field: 'files', code: 'files_large' }],
  ]
  const token = /^[\w-]{20,60}$/.test(said('token')) ? said('token') : ''
  const problems = rules.filter(([broken]) => broken).map(([, problem]) => problem)
  return { values, token, offered: said('offered') === 'yes', files, problems }
}

/** The bytes of chosen files. */
export function readFiles(files: File[]): Promise<FormMessage['files']> {
  return Promise.all(
    files.map(async (file) => ({
      filename: file.name,
      contentType: file.type || 'application/octet-stream',
      body: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}
