import type { Metadata } from 'next'
import { Prompts } from '../../../../../features/settings/assistant/prompts/Prompts.tsx'

export const metadata: Metadata = { title: 'Prompts of the assistant' }

export default function Page() {
  return <Prompts />
}
