import { TabLinks } from '../../ui/lists/TabLinks.tsx'

const tabs = [
  { href: '/knowledge', name: 'Articles' },
  { href: '/knowledge/saved-replies', name: 'Saved replies' },
]

/** What the assistant draws from: articles, and replies kept for use again. */
export function KnowledgeTabs() {
  return <TabLinks label="Knowledge" tabs={tabs} />
}
