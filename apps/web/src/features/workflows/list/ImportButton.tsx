'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { z } from 'zod'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'

const exported = z.object({
  name: z.string().trim().min(1).max(120),
  description: z.string().max(1_000).default(''),
  definition: z.object({
    trigger: z.object({ on: z.string(), with: z.record(z.string(), z.unknown()).default({}) }),
    conditions: z.unknown(),
    steps: z.array(z.unknown()),
  }),
})

/** Reads a workflow from the file it was exported to. It comes in switched off. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null)
  const [create] = workflowsApi.useCreateWorkflowMutation()
  const router = useRouter()
  const { tell, tellProblem } = useToasts()
  const read = async (file: File | undefined) => {
    if (!file) return
    const parsed = exported.safeParse(await readJson(file))
    if (!parsed.success) return tell('This file holds no workflow.')
    const answer = await create({ body: parsed.data })
    if (answer.data) router.push(`/workflows/${answer.data.id}`)
    else tellProblem('The workflow was not imported.', answer.error)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json"
        hidden
        aria-label="File to import"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <PermittedButton permission="workflows:write" variant="outlined" onClick={() => input.current?.click()}>
        Import
      </PermittedButton>
    </>
  )
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}
