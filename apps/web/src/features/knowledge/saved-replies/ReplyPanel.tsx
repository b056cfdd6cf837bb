'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { DeleteButton } from '../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { languageChoices } from '../languages.ts'
import {
  type SavedReply,
  useCreateSavedReplyMutation,
  useDeleteSavedReplyMutation,
  usePutSavedReplyMutation,
} from './api.ts'

const schema = z.object({
  title: z.string().trim().min(1, 'Give it a title you will find it by').max(200),
  body: z.string().trim().min(1, 'Write the reply').max(50_000),
  language: z.string(),
})

type Props = { reply: SavedReply | null; onClose: () => void }

/** Writes a saved reply, or changes one. */
export function ReplyPanel({ reply, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { title: reply?.title ?? '', body: reply?.body ?? '', language: reply?.language ?? 'en' },
  })
  const [create, created] = useCreateSavedReplyMutation()
  const [put, changed] = usePutSavedReplyMutation()
  const [remove] = useDeleteSavedReplyMutation()
  const locked = !usePermission('knowledge:write')
  const { tell } = useToasts()
  const submit = form.handleSubmit(async (body) => {
    const answer = reply ? await put({ params: { id: reply.id }, body }) : await create({ body })
    if (answer.error !== undefined) return
    tell('Saved. Type / in a reply to use it.')
    onClose()
  })
  return (
    <SidePanel
      open
      title={reply ? reply.title : 'New saved reply'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Save"
      locked={locked}
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={created.error ?? changed.error} />}
    >
      <FormField form={form} name="title" label="Title" disabled={locked} autoFocus={reply === null} />
      <FormField form={form} name="body" label="Reply" multiline minRows={8} disabled={locked} />
      <ChoiceField
        form={form}
        name="language"
        label="Language"
        choices={languageChoices(reply?.language ?? 'en')}
        disabled={locked}
      />
      {reply && !locked && (
        <DeleteButton
          what="saved reply"
          name={reply.title}
          remove={() => remove({ params: { id: reply.id } })}
          onDeleted={onClose}
        >
          Nobody finds it any more. What was sent with it stays.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
