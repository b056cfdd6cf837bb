'use client'

import ChevronRightIcon from '@mui/icons-material/ChevronRightOutlined'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../ui/lists/ListCard.tsx'
import { Row } from '../../ui/lists/Row.tsx'
import { Rows } from '../../ui/lists/Rows.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useGetAccountQuery } from '../shell/api.ts'
import { groups } from './sections.ts'

export function SettingsOverview() {
  const { data } = useGetAccountQuery()
  return (
    <>
      <PageHeader title="Settings" about={data && `How ${data.organization.name} works with Frontdesk.`} />
      {data === undefined && <SkeletonRows />}
      {data &&
        groups.map(({ name, sections }) => {
          const reachable = sections.filter(({ permission }) => data.permissions.includes(permission))
          if (reachable.length === 0) return null
          return (
            <Box key={name} sx={{ mb: 6 }}>
              <Typography variant="subtitle2" component="h2" sx={{ mb: 2, color: 'ink3' }}>
                {name}
              </Typography>
              <ListCard>
                <Rows>
                  {reachable.map((section) => (
                    <Row
                      key={section.href}
                      href={section.href}
                      title={section.name}
                      detail={section.about}
                      trailing={<ChevronRightIcon sx={{ fontSize: 16 }} />}
                    />
                  ))}
                </Rows>
              </ListCard>
            </Box>
          )
        })}
    </>
  )
}
