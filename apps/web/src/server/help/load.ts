import { NotFound } from '@frontdesk/core/errors'
import { type HelpArticle, readHelpArticle } from '@frontdesk/core/help-center/read-article'
import { type HelpHome, readHelpHome } from '@frontdesk/core/help-center/read-home'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { visitFrom } from './visit-from.ts'

/** What a help center begins with, read once for its page and its head; 404 where there is none. */
export const loadHome = cache(async (slug: string, language: string | null): Promise<HelpHome> => {
  const accepts = (await headers()).get('accept-language') ?? ''
  return readHelpHome(slug, { accepts, ...(language === null ? {} : { language }) }).catch(orNotFound)
})

/** A public article, read and counted once for its page and its head; 404 where there is none. */
export const loadArticle = cache(async (slug: string, id: string): Promise<HelpArticle> => {
  if (!z.uuid().safeParse(id).success) notFound()
  return readHelpArticle(slug, id, visitFrom(await headers())).catch(orNotFound)
})

export function orNotFound(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
