import type { Metadata } from 'next'
import { CsatPage } from '../../../features/csat/CsatPage.tsx'

export const metadata: Metadata = {
  title: 'How did we do?',
  robots: { index: false, follow: false },
  // The address is the customer's secret, so no other site learns it.
  referrer: 'no-referrer',
}

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  const { rating } = await searchParams
  const chosen = typeof rating === 'string' && /^[1-5]$/.test(rating) ? Number(rating) : null
  return <CsatPage token={(await params).token} chosen={chosen} />
}
