import { TabLinks } from '../../ui/lists/TabLinks.tsx'

const tabs = [
  { href: '/contacts', name: 'People' },
  { href: '/contacts/companies', name: 'Companies' },
]

/** Who writes, and for whom. */
export function ContactTabs() {
  return <TabLinks label="Contacts" tabs={tabs} />
}
