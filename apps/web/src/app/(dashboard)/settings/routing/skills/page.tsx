import type { Metadata } from 'next'
import { Skills } from '../../../../../features/settings/routing/skills/Skills.tsx'

export const metadata: Metadata = { title: 'Skills · Routing' }

export default function Page() {
  return <Skills />
}
