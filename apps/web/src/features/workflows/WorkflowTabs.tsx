import { TabLinks } from '../../ui/lists/TabLinks.tsx'

const tabs = [
  { href: '/workflows', name: 'Workflows' },
  { href: '/workflows/templates', name: 'Templates' },
  { href: '/workflows/runs', name: 'Runs' },
  { href: '/workflows/next', name: 'Next' },
  { href: '/workflows/lab', name: 'Replay lab' },
]

/** What runs by itself, what to begin with, what ran and why, and what fires next. */
export function WorkflowTabs() {
  return <TabLinks label="Workflows" tabs={tabs} />
}

/** The pages of one workflow. */
export function OneWorkflowTabs({ id }: { id: string }) {
  const own = [
    { href: `/workflows/${id}`, name: 'Editor' },
    { href: `/workflows/${id}/versions`, name: 'Versions' },
    { href: `/workflows/${id}/lab`, name: 'Replay lab' },
  ]
  return <TabLinks label="Workflow" tabs={own} />
}
