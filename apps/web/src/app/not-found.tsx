import ExploreIcon from '@mui/icons-material/ExploreOffOutlined'
import { EmptyState } from '../ui/feedback/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'

export default function NotFound() {
  return (
    <EmptyState icon={<ExploreIcon />} title="This page does not exist">
      It may have moved, or the address was cut. <PageLink href="/inbox">Go to the inbox</PageLink>.
    </EmptyState>
  )
}
