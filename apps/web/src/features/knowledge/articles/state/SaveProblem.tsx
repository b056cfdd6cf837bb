import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { asProblem } from '../../../../store/problem.ts'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'

type Props = { error: unknown; onSaveMine: () => void }

/** Why it was not saved. Where somebody was faster, what was typed can still become the next version. */
export function SaveProblem({ error, onSaveMine }: Props) {
  if (error === undefined) return null
  const overtaken = asProblem(error).code === 'article_changed'
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start', mb: 3 }}>
      <FormProblem error={error} />
      {overtaken && (
        <Button variant="outlined" onClick={onSaveMine}>
          Save mine as the next version, as a draft
        </Button>
      )}
    </Stack>
  )
}
