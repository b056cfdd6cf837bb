'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { DeleteButton } from '../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { type Company, recordsApi } from '../../records/api.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(200, 'Use at most 200 characters'),
  domains: z.string(),
  note: z.string().trim().max(5_000, 'Use at most 5,000 characters'),
})

type Props = { company: Company | null; onClose: () => void }

/** What a company is called, which domains it writes from, and what is worth knowing. */
export function CompanyPanel({ company, onClose }: Props) {
  const router = useRouter()
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: company?.name ?? '',
      domains: company?.domains.join('\n') ?? '',
      note: company?.note ?? '',
    },
  })
  const [create, made] = recordsApi.useCreateCompanyMutation()
  const [put, changed] = recordsApi.usePutCompanyMutation()
  const [remove] = recordsApi.useDeleteCompanyMutation()
  const submit = form.handleSubmit(async ({ name, domains, note }) => {
    const body = { name, note, domains: domains.split(/[\s,;]+/).filter((domain) => domain !== '') }
    const { data } = company ? await put({ params: { id: company.id }, body }) : await create({ body })
    if (data === undefined) return
    onClose()
    if (!company) router.push(`/contacts/companies/${data.id}`)
  })
  return (
    <SidePanel
      open
      title={company?.name ?? 'New company'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={company ? 'Save' : 'Add'}
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={made.error ?? changed.error} />}
    >
      <FormField form={form} name="name" label="Name" autoComplete="off" autoFocus />
      <FormField
        form={form}
        name="domains"
        label="Domains, one a line"
        placeholder="acme.example"
        multiline
        minRows={2}
        helperText="Who writes from one of them belongs to this company."
      />
      <FormField form={form} name="note" label="Note" multiline minRows={3} />
      {company && (
        <DeleteButton
          what="company"
          name={company.name}
          remove={() => remove({ params: { id: company.id } })}
          onDeleted={() => router.push('/contacts/companies')}
        >
          Its people and their conversations stay, without a company. What its fields say is gone, and mail
          from its domains does not bring it back.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
