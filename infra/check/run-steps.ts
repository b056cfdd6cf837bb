/** How many tests a step ran; a step that is no test run counts nothing when it succeeds. */
export type Count = { passed: number; failed: number }

export type Step = {
  name: string
  title: string
  /** Makes sure of what the step needs from the machine; throws with what to install. */
  prepare?: () => Promise<unknown>
  /** Throws when the step could not be carried out; failed tests are counted. */
  run: () => Promise<Count>
}

/**
 * Runs the steps in order and ends with the first that fails. What the machine lacks is found out, and
 * installed, before the first step. A failure outside any test counts as one.
 */
export async function runSteps(steps: Step[], say: (line: string) => void): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 }
  const fail = (what: string, failed: number): Count => {
    say(`\n✖ ${what}`)
    return { ...total, failed: total.failed + failed }
  }
  try {
    for (const { prepare } of steps) await prepare?.()
  } catch (error) {
    return fail(messageOf(error), 1)
  }
  for (const [index, step] of steps.entries()) {
    say(`\n━━ ${index + 1}/${steps.length} ${step.title}`)
    const began = Date.now()
    const seconds = () => `${((Date.now() - began) / 1_000).toFixed(1)} s`
    try {
      const { passed, failed } = await step.run()
      total.passed += passed
      if (failed > 0)
        return fail(`${step.title}: failed after ${seconds()}. Again: bin/test --only ${step.name}`, failed)
      say(`✔ ${step.title}: ${seconds()}`)
    } catch (error) {
      return fail(
        `${step.title}: ${messageOf(error)} (after ${seconds()}). Again: bin/test --only ${step.name}`,
        1,
      )
    }
  }
  return total
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
