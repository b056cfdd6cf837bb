'use client'

import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { asProblem, sentenceOf } from '../../store/problem.ts'
import { complianceApi, type Verification } from './api.ts'

/** Has the whole record computed anew, and says whether it is as it was written. */
export function VerifyRecord() {
  const [verify, { data, error, isFetching }] = complianceApi.useLazyGetComplianceVerificationQuery()
  return (
    <Result what="The record" data={data} error={error} busy={isFetching} onVerify={() => void verify()} />
  )
}

/** The same for one case. */
export function VerifyCase({ id }: { id: string }) {
  const [verify, { data, error, isFetching }] = complianceApi.useLazyGetCaseVerificationQuery()
  return (
    <Result
      what="The case"
      data={data}
      error={error}
      busy={isFetching}
      onVerify={() => void verify({ params: { id } })}
    />
  )
}

type Props = {
  what: string
  data: Verification | undefined
  error: unknown
  busy: boolean
  onVerify: () => void
}

function Result({ what, data, error, busy, onVerify }: Props) {
  const button = (
    <Button color="inherit" size="small" disabled={busy} onClick={onVerify}>
      {busy ? 'Verifying…' : 'Verify'}
    </Button>
  )
  if (error !== undefined)
    return (
      <Alert severity="warning" action={button}>
        It could not be verified. {sentenceOf(asProblem(error))}
      </Alert>
    )
  if (!data)
    return (
      <Alert severity="info" action={button}>
        {what} can be verified: every hash is computed anew and compared.
      </Alert>
    )
  if (data.intact)
    return (
      <Alert severity="success" action={button}>
        {what} is as it was written: {data.checked === 1 ? 'one entry' : `${data.checked} entries`} verified.
      </Alert>
    )
  return (
    <Alert severity="error" action={button}>
      {what} was changed. {data.broken?.position != null && `Entry ${data.broken.position}: `}
      {data.broken?.why}.{' '}
      {data.broken?.caseId && (
        <Link underline="always" href={`/compliance/${data.broken.caseId}`}>
          See the case
        </Link>
      )}
    </Alert>
  )
}
