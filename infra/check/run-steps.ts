/** How many tests a step ran; a step that is no test run counts nothing when it succeeds. */
export type Count = { passed: number; failed: number }

export type Step = {
  name: string
  title: string
  /** Makes sure of what the step needs from the machine; throws with what to install. */
  prepare?: () => Promise<unknown>
  /** Begins with the first step, where those before it leave a processor idle. */
  early?: boolean
  /** Throws when the step could not be carried out; failed tests are counted. */
  run: () => Promise<Count>
}

/**
 * Runs the steps in order and ends with the first that fails. What the machine lacks is found out, and
 * installed, before the first step. A failure outside any test counts as one.
 */
export async function runSteps(steps: Step[], say: (line: string) => void): Promise<Count> {
  try {
    for (const { prepare } of steps) await prepare?.()
  } catch (error) {
    say(`\n✖ ${messageOf(error)}`)
    return { passed: 0, failed: 1 }
  }
  const begun = steps.map((step) => (step.early ? step.run() : undefined))
  const ended = Promise.allSettled(begun)
  const total = await runInOrder(
    steps.map((step, index) => ({ ...step, run: () => begun[index] ?? step.run() })),
    say,
  )
  await ended
  return total
}

async function runInOrder(steps: Step[], say: (line: string) => void): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 }
  for (const [index, step] of steps.entries()) {
    say(`\n━━ ${index + 1}/${steps.length} ${step.title}`)
    const began = Date.now()
    const seconds = () => `${((Date.now() - began) / 1_000).toFixed(1)} s`
    const fail = (what: string, failed: number): Count => {
      say(`\n✖ ${step.title}: ${what}. Again: bin/test --only ${step.name}`)
      return { ...total, failed: total.failed + failed }
    }
    try {
      const { passed, failed } = await step.run()
      total.passed += passed
      if (failed > 0) return fail(`failed after ${seconds()}`, failed)
      say(`✔ ${step.title}: ${seconds()}`)
    } catch (error) {
      return fail(`${messageOf(error)} (after ${seconds()})`, 1)
    }
  }
  return total
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
