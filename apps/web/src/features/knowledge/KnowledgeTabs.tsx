import { TabLinks } from '../../ui/lists/TabLinks.tsx'

const tabs = [
  { href: '/knowledge', name: 'Articles' },
  { href: '/knowledge/saved-replies', name: 'Saved replies' },
  { href: '/knowledge/policies', name: 'Policies' },
  { href: '/knowledge/gaps', name: 'Gaps' },
]

/** What the assistant draws from: articles, replies kept for use again, and what holds in general. */
export function KnowledgeTabs() {
  return <TabLinks label="Knowledge" tabs={tabs} />
}
