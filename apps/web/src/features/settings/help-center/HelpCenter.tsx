'use client'

import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { helpCenterApi } from './api.ts'
import { HelpCenterForm } from './HelpCenterForm.tsx'

/** Whether there is a help center, and how it looks. */
export function HelpCenter() {
  return (
    <>
      <PageHeader
        title="Help center"
        about="A public page with your published articles, and a form for what they do not answer. Internal articles and drafts are never in it."
      />
      <Permitted permission="help-center:manage">
        <Settings />
      </Permitted>
    </>
  )
}

function Settings() {
  const { data, error, refetch } = helpCenterApi.useGetHelpCenterQuery()
  if (data) return <HelpCenterForm settings={data} />
  if (error === undefined) return <SkeletonRows rows={4} />
  return <ErrorState error={error} what="The settings could not be loaded" onRetry={() => void refetch()} />
}
