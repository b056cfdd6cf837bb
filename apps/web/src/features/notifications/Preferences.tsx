'use client'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import Typography from '@mui/material/Typography'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { notificationsApi } from './api.ts'
import { kindNames } from './words.ts'

const channels = [
  { field: 'inApp', name: 'Here' },
  { field: 'byMail', name: 'By mail' },
] as const

/** Which kinds of notifications you get, here and by mail. */
export function Preferences() {
  const { data, error, refetch } = notificationsApi.useNotificationPreferencesQuery()
  const [put, { isLoading }] = notificationsApi.usePutNotificationPreferencesMutation()
  const { tellProblem } = useToasts()
  if (error !== undefined)
    return <ErrorState error={error} what="They could not be loaded" onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={5} lines={1} />
  const choose = async (item: (typeof data.items)[number]) => {
    const answer = await put({ body: { items: [item] } })
    if (answer.error !== undefined) tellProblem('It stays as it was.', answer.error)
  }
  return (
    <>
      <Box component="table" sx={table}>
        <thead>
          <tr>
            <th scope="col">You hear when</th>
            {channels.map(({ field, name }) => (
              <th key={field} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.kind}>
              <th scope="row">{kindNames[item.kind]}</th>
              {channels.map(({ field, name }) => (
                <td key={field}>
                  <Checkbox
                    checked={item[field]}
                    disabled={isLoading}
                    onChange={(event) => void choose({ ...item, [field]: event.target.checked })}
                    slotProps={{ input: { 'aria-label': `${kindNames[item.kind]}: ${name.toLowerCase()}` } }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      <Typography variant="caption" component="p" sx={{ color: 'ink3', mt: 2 }}>
        A mail comes only while you are away, after a quarter of an hour, and at most once an hour.
      </Typography>
    </>
  )
}

const table = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& th': { textAlign: 'left', fontWeight: 400, py: 1 },
  '& thead th': { color: 'ink3', fontSize: 12 },
  '& thead th:not(:first-of-type), & td': { width: 72, textAlign: 'center' },
}
