import { searchHelp } from '@frontdesk/core/help-center/search'
import type { Metadata } from 'next'
import { firstOf } from '../../../features/auth/first-of.ts'
import { HelpFrame } from '../../../features/help/HelpFrame.tsx'
import { HelpStart } from '../../../features/help/HelpStart.tsx'
import { helpWords } from '../../../features/help/words.ts'
import { loadHome, orNotFound } from '../../../server/help/load.ts'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const { lang, q } = await searchParams
  const { title, language } = await loadHome(slug, firstOf(lang))
  const description = helpWords(language).question
  return {
    title: { absolute: title },
    description,
    robots: q === undefined ? { index: true, follow: true } : { index: false, follow: true },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await params
  const asked = await searchParams
  const home = await loadHome(slug, firstOf(asked.lang))
  const q = firstOf(asked.q)?.trim().slice(0, 300)
  const found = q ? await searchHelp(slug, { q, limit: 12 }).catch(orNotFound) : null
  const words = helpWords(home.language)
  const collection = firstOf(asked.collection) ?? undefined
  const wide = found === null && collection === undefined
  return (
    <HelpFrame frame={{ ...home, slug, words, wide, ...(q ? { q } : {}) }}>
      <HelpStart slug={slug} home={home} words={words} q={q ?? ''} found={found} collection={collection} />
    </HelpFrame>
  )
}
