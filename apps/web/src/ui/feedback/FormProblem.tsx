import Alert from '@mui/material/Alert'
import { asProblem, sentenceOf } from '../../store/problem.ts'

/** Why a form was not accepted, beside its button. */
export function FormProblem({ error }: { error: unknown }) {
  if (error === undefined || error === null) return null
  const problem = asProblem(error)
  const fields = problem.fields.map((field) => `${field.path}: ${field.message}`).join('; ')
  return (
    <Alert severity="error" role="alert">
      {fields === '' ? sentenceOf(problem) : fields}
      {problem.requestId !== null && problem.status >= 500 && <> Request {problem.requestId}.</>}
    </Alert>
  )
}
