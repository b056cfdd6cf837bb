'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { PickMenu } from '../conversation/menus/PickMenu.tsx'
import { usePermission } from '../shell/usePermission.ts'
import { recordsApi } from './api.ts'

type Named = { id: string; name: string }
type Props = { contactId: string; company: Named | null }

const none = 'none'
const made = 'make'

/** Which company a contact belongs to, with the way to its page and the way to choose another. */
export function CompanyPick({ contactId, company }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const [put] = recordsApi.usePutContactCompanyMutation()
  const [create] = recordsApi.useCreateCompanyMutation()
  const may = usePermission('contacts:write')
  const { tellProblem } = useToasts()
  const { data } = recordsApi.useFindCompaniesQuery(
    { query: { limit: 20, ...(typed.trim() === '' ? {} : { q: typed.trim() }) } },
    { skip: anchor === null },
  )
  const pick = async (key: string) => {
    const companyId = key === made ? (await create({ body: { name: typed.trim() } })).data?.id : key
    if (companyId === undefined) return
    const body = { companyId: companyId === none ? null : companyId }
    const { error } = await put({ params: { id: contactId }, body })
    if (error !== undefined) tellProblem('They belong where they belonged.', error)
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}>
      {company ? (
        <Link component={PageLink} href={`/contacts/companies/${company.id}`} dir="auto">
          {company.name}
        </Link>
      ) : (
        <Box component="span" sx={{ color: 'ink3' }}>
          None
        </Box>
      )}
      {may && (
        <Button
          variant="text"
          size="small"
          aria-haspopup="dialog"
          aria-label="Change the company"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ minWidth: 0, height: 20, px: 1, color: 'ink3' }}
        >
          Change
        </Button>
      )}
      <PickMenu
        anchor={anchor}
        label="Company"
        placeholder="Which company?"
        typed={typed}
        onType={setTyped}
        offer={(name) => ({ key: made, label: `Add the company “${name}”` })}
        choices={[
          ...(data?.items ?? []).map(({ id, name, domains }) => ({
            key: id,
            label: name,
            hint: domains[0] === name ? undefined : domains[0],
            chosen: id === company?.id,
          })),
          ...(company ? [{ key: none, label: 'No company' }] : []),
        ]}
        onPick={(key) => void pick(key)}
        onClose={() => setAnchor(null)}
      />
    </Box>
  )
}
