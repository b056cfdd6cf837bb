import type { Permission } from '@frontdesk/core/permissions'
import WorkflowIcon from '@mui/icons-material/AccountTreeOutlined'
import BookIcon from '@mui/icons-material/AutoStoriesOutlined'
import ChartIcon from '@mui/icons-material/BarChartOutlined'
import InboxIcon from '@mui/icons-material/InboxOutlined'
import PeopleIcon from '@mui/icons-material/PeopleAltOutlined'
import SettingsIcon from '@mui/icons-material/SettingsOutlined'

/** The places of the dashboard, in their order. */
export const places = [
  { href: '/inbox', name: 'Inbox', Icon: InboxIcon, permission: 'conversations:read' },
  { href: '/contacts', name: 'Contacts', Icon: PeopleIcon, permission: 'contacts:read' },
  { href: '/knowledge', name: 'Knowledge', Icon: BookIcon, permission: 'knowledge:read' },
  { href: '/workflows', name: 'Workflows', Icon: WorkflowIcon, permission: 'workflows:read' },
  { href: '/reports', name: 'Reports', Icon: ChartIcon, permission: 'reports:read' },
  { href: '/settings', name: 'Settings', Icon: SettingsIcon, permission: 'account:read' },
] as const satisfies { href: string; name: string; Icon: typeof InboxIcon; permission: Permission }[]

/** The bottom edge of a phone has room for those that are wanted most; the others are in its menu. */
export const placesAtHand = places.filter(({ href }) => href !== '/reports')

export function isAt(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}
