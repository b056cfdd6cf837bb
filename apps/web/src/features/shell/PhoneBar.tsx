'use client'

import MenuIcon from '@mui/icons-material/MenuOutlined'
import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Drawer from '@mui/material/Drawer'
import { usePathname } from 'next/navigation'
import { PageLink } from '../../ui/PageLink.tsx'
import { UnreadBadge } from '../notifications/UnreadBadge.tsx'
import { useUnread } from '../notifications/useUnread.ts'
import { isAt, placesAtHand } from './places.ts'
import { RailContent } from './rail/RailContent.tsx'
import { useShell } from './ShellState.tsx'

/** A conversation on a phone keeps the bottom edge for its composer. */
const conversation = /^\/inbox\/\d+/

/** The places at the bottom edge of a phone, and the rail as a drawer. */
export function PhoneBar() {
  const pathname = usePathname()
  const { drawerOpen, setDrawerOpen, setDrawerSlot } = useShell()
  const unread = useUnread()
  const close = () => setDrawerOpen(false)
  return (
    <>
      {!conversation.test(pathname) && (
        <Box component="nav" aria-label="Places" sx={bar}>
          <ButtonBase onClick={() => setDrawerOpen(true)} aria-haspopup="dialog">
            <UnreadBadge unread={unread}>
              <MenuIcon />
            </UnreadBadge>
            Menu
          </ButtonBase>
          {placesAtHand.map(({ href, name, Icon }) => (
            <ButtonBase
              key={href}
              component={PageLink}
              href={href}
              aria-current={isAt(pathname, href) ? 'page' : undefined}
            >
              <Icon />
              {name}
            </ButtonBase>
          ))}
        </Box>
      )}
      <Drawer
        open={drawerOpen}
        onClose={close}
        slotProps={{ paper: { sx: { width: 272, bgcolor: 'sunken' }, 'aria-label': 'Navigation' } }}
      >
        <RailContent slot={setDrawerSlot} onLeave={close} />
      </Drawer>
    </>
  )
}

const bar = {
  display: { xs: 'flex', md: 'none' },
  flex: 'none',
  borderTop: '1px solid',
  borderColor: 'hairline',
  bgcolor: 'sunken',
  pb: 'env(safe-area-inset-bottom)',
  '& .MuiButtonBase-root': {
    flex: 1,
    minWidth: 0,
    flexDirection: 'column',
    gap: 0.5,
    py: 1.5,
    minHeight: 52,
    justifyContent: 'flex-start',
    lineHeight: 1.3,
    fontSize: 11,
    color: 'ink3',
  },
  '& svg': { fontSize: 20 },
  '& [aria-current]': { color: 'accent', fontWeight: 500 },
}
