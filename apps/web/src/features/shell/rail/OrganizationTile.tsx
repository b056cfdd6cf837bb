'use client'

import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useGetAccountQuery } from '../api.ts'

/** The organization you work for: its first letter on the accent, and its name. */
export function OrganizationTile({ collapsed = false }: { collapsed?: boolean }) {
  const { data } = useGetAccountQuery()
  const name = data?.organization.name
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0, flex: 1 }}>
      <Box sx={tile} aria-hidden>
        {[...(name ?? '')][0]?.toLocaleUpperCase()}
      </Box>
      {!collapsed &&
        (name === undefined ? (
          <Skeleton width={104} height={12} />
        ) : (
          <Typography variant="h3" component="span" noWrap title={name}>
            {name}
          </Typography>
        ))}
    </Box>
  )
}

const tile = {
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 22,
  height: 22,
  borderRadius: '6px',
  bgcolor: 'accent',
  color: 'onAccent',
  fontSize: 11,
  fontWeight: 600,
}
