'use client'

import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Classifier, triageApi } from './api.ts'

/** Trains at once instead of waiting until enough has changed. */
export function TrainButton({ training }: { training: Classifier['latestTraining'] }) {
  const [train, { isLoading }] = triageApi.useCreateTrainingMutation()
  const { tell, tellProblem } = useToasts()
  const runs = training?.state === 'running'
  const start = async () => {
    const { error } = await train()
    if (error === undefined)
      tell(runs ? 'The next training begins when this one ends.' : 'The training begins.')
    else tellProblem('The training was not started.', error)
  }
  return (
    <PermittedButton
      permission="categories:write"
      variant="contained"
      disabled={isLoading}
      onClick={() => void start()}
    >
      {runs ? 'Training…' : 'Train now'}
    </PermittedButton>
  )
}
