'use client'

import CollapseIcon from '@mui/icons-material/KeyboardDoubleArrowLeftOutlined'
import ExpandIcon from '@mui/icons-material/KeyboardDoubleArrowRightOutlined'
import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import { usePathname } from 'next/navigation'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Bell } from '../../notifications/Bell.tsx'
import { PresenceMenu } from '../../presence/PresenceMenu.tsx'
import { AccountMenu } from '../account/AccountMenu.tsx'
import { isAt, places } from '../places.ts'
import { RailLink } from '../RailLink.tsx'
import { OrganizationTile } from './OrganizationTile.tsx'

type Props = {
  collapsed?: boolean
  slot: (element: HTMLElement | null) => void
  onToggle?: () => void
  onLeave?: () => void
}

/** Organization, places, the screen's own part, and you at the bottom. */
export function RailContent({ collapsed = false, slot, onToggle, onLeave }: Props) {
  const pathname = usePathname()
  return (
    <Stack sx={{ height: '100%', p: 2, pt: 3 }}>
      <Stack
        direction={collapsed ? 'column' : 'row'}
        sx={{ alignItems: 'center', gap: 1, pl: collapsed ? 0 : 2, pb: 2, minHeight: 36 }}
      >
        <OrganizationTile collapsed={collapsed} />
        <Bell keyed={onToggle !== undefined} {...(onLeave ? { onLeave } : {})} />
        {onToggle && (
          <IconAction label={collapsed ? 'Widen the rail' : 'Narrow the rail'} onClick={onToggle}>
            {collapsed ? <ExpandIcon /> : <CollapseIcon />}
          </IconAction>
        )}
      </Stack>
      <Stack component="nav" aria-label="Places" sx={{ gap: '1px' }}>
        {places.map(({ href, name, Icon }) => (
          <RailLink
            key={href}
            href={href}
            name={name}
            icon={<Icon />}
            current={isAt(pathname, href)}
            collapsed={collapsed}
            {...(onLeave ? { onClick: onLeave } : {})}
          />
        ))}
      </Stack>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', mx: -2, px: 2, pt: 3 }}>
        <Box ref={slot} hidden={collapsed} />
      </Box>
      <Stack direction={collapsed ? 'column' : 'row'} sx={{ alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <AccountMenu collapsed={collapsed} />
        </Box>
        <PresenceMenu />
      </Stack>
    </Stack>
  )
}
