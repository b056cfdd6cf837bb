import { newId } from '@frontdesk/runtime/id'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstOf } from '../../../../features/auth/first-of.ts'
import { ContactForm } from '../../../../features/help/ContactForm.tsx'
import { HelpFrame } from '../../../../features/help/HelpFrame.tsx'
import { helpWords } from '../../../../features/help/words.ts'
import { sendContactForm } from '../../../../server/help/actions.ts'
import { loadHome } from '../../../../server/help/load.ts'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const { title, language } = await loadHome(slug, firstOf((await searchParams).lang))
  return { title: { absolute: `${helpWords(language).contact} · ${title}` } }
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await params
  const home = await loadHome(slug, firstOf((await searchParams).lang))
  if (!home.formEnabled) notFound()
  const words = helpWords(home.language)
  return (
    <HelpFrame frame={{ ...home, slug, words }}>
      <h1>{words.contact}</h1>
      <ContactForm
        slug={slug}
        language={home.language}
        token={newId()}
        act={sendContactForm.bind(null, slug)}
      />
    </HelpFrame>
  )
}
