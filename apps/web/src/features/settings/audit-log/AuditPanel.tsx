'use client'

import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import Typography from '@mui/material/Typography'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { formatExact } from '../../../ui/time/format-relative.ts'
import { wordsOf } from '../words.ts'
import type { AuditEntry } from './api.ts'
import { changesBetween } from './changes-between.ts'

/** One change: who, when, what it touched, and each field before and after. */
export function AuditPanel({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const changes = changesBetween(entry.before, entry.after)
  const facts = [
    ['Who', `${entry.actor.name} (${entry.actor.type.replace('_', ' ')})`],
    ['When', formatExact(entry.createdAt)],
    ['What', `${entry.subjectType.replaceAll('_', ' ')} ${entry.subjectId}`],
  ]
  return (
    <SidePanel open title={wordsOf(entry.action)} onClose={onClose}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '64px 1fr', gap: 1.5, m: 0 }}>
        {facts.map(([name, value]) => [
          <Typography key={`${name} name`} component="dt" sx={{ color: 'ink3' }}>
            {name}
          </Typography>,
          <Typography key={name} component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>,
        ])}
      </Box>
      {changes.length > 0 && (
        <Table size="small" aria-label="Fields">
          <TableHead>
            <TableRow>
              {['Field', 'Before', 'After'].map((name) => (
                <TableCell key={name} sx={{ pl: 0 }}>
                  {name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody sx={{ '& td': { pl: 0, verticalAlign: 'top', overflowWrap: 'anywhere' } }}>
            {changes.map(({ field, before, after }) => (
              <TableRow key={field}>
                <TableCell sx={{ color: 'ink2' }}>{field}</TableCell>
                <TableCell sx={{ color: 'ink3' }}>{before}</TableCell>
                <TableCell>{after}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </SidePanel>
  )
}
