import Alert from '@mui/material/Alert'
import { asProblem, placeOf, sentenceOf } from '../../store/problem.ts'

/** Why a form was not accepted, beside its button. */
export function FormProblem({ error }: { error: unknown }) {
  if (error === undefined || error === null) return null
  const problem = asProblem(error)
  const fields = problem.fields
    .map(({ path, message }) => (path === '' ? message : `${placeOf(path)}: ${message}`))
    .join('; ')
  return (
    <Alert severity="error" role="alert">
      {fields === '' ? sentenceOf(problem) : fields}
      {problem.requestId !== null && problem.status >= 500 && <> Request {problem.requestId}.</>}
    </Alert>
  )
}
