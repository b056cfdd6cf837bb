import DownloadIcon from '@mui/icons-material/FileDownloadOutlined'
import Button from '@mui/material/Button'
import type { By, Report } from './api.ts'
import { csvOf } from './csv.ts'
import { groupName } from './Groups.tsx'

/** Saves what is shown as a table. */
export function DownloadButton({ report, by }: { report: Report; by: By }) {
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([csvOf(report, (group) => groupName(by, group))], { type: 'text/csv' }),
    )
    const link = document.createElement('a')
    link.href = url
    link.download = `report-${report.from}-to-${report.to}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button variant="outlined" startIcon={<DownloadIcon />} onClick={save}>
      CSV
    </Button>
  )
}
