'use client'

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { usePathname } from 'next/navigation'
import { useGetAccountQuery } from '../shell/api.ts'
import { isAt } from '../shell/places.ts'
import { RailLink } from '../shell/RailLink.tsx'
import { groups } from './sections.ts'

/** The settings' own column: only the pages your role reaches. */
export function SettingsNav() {
  const pathname = usePathname()
  const { data } = useGetAccountQuery()
  return (
    <Box component="nav" aria-label="Settings" sx={{ width: 188, flex: 'none' }}>
      {groups.map(({ name, sections }) => {
        const reachable = sections.filter(({ permission }) => data?.permissions.includes(permission))
        if (reachable.length === 0) return null
        return (
          <Box key={name} sx={{ mb: 4 }}>
            <Typography variant="subtitle2" component="h2" sx={{ px: 2, pb: 1, color: 'ink3' }}>
              {name}
            </Typography>
            {reachable.map((section) => (
              <RailLink
                key={section.href}
                href={section.href}
                name={section.name}
                current={isAt(pathname, section.href)}
              />
            ))}
          </Box>
        )
      })}
    </Box>
  )
}
