import type { ReactNode } from 'react'
import { TabLinks } from '../../../ui/lists/TabLinks.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'

const tabs = [
  { href: '/settings/assistant', name: 'Providers' },
  { href: '/settings/assistant/actions', name: 'Actions' },
  { href: '/settings/assistant/learned', name: 'Learned' },
  { href: '/settings/assistant/prompts', name: 'Prompts' },
  { href: '/settings/assistant/prices', name: 'Prices' },
  { href: '/settings/assistant/calls', name: 'Calls' },
  { href: '/settings/assistant/ledger', name: 'Ledger' },
]

/** The top of the assistant's pages. */
export function AssistantHeader({ about, actions }: { about: string; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Assistant" about={about} actions={actions} />
      <TabLinks label="Assistant" tabs={tabs} />
    </>
  )
}
