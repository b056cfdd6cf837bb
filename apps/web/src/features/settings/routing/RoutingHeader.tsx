import type { ReactNode } from 'react'
import { TabLinks } from '../../../ui/lists/TabLinks.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'

const tabs = [
  { href: '/settings/routing', name: 'Teams' },
  { href: '/settings/routing/people', name: 'People' },
  { href: '/settings/routing/skills', name: 'Skills' },
  { href: '/settings/routing/plan', name: 'Plan' },
]

/** The top of the pages about who is given what. */
export function RoutingHeader({ about, actions }: { about: string; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Routing" about={about} actions={actions} />
      <TabLinks label="Routing" tabs={tabs} />
    </>
  )
}
