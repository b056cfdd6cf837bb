/** How many tests a step ran; a step that is no test run counts nothing when it succeeds. */
export type Count = { passed: number; failed: number }

export type Step = {
  name: string
  title: string
  /** Makes sure of what the step needs from the machine; throws with what to install. */
  prepare?: () => Promise<unknown>
  /** The earlier step with which it begins, where that one leaves a processor idle. */
  beside?: string
  /** Runs only where it is named. */
  apart?: true
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
  const begun = new Map<string, Promise<Count>>()
  const begin = (step: Step): Promise<Count> => {
    const running = begun.get(step.name) ?? step.run()
    begun.set(step.name, running)
    return running
  }
  const total = await runInOrder(steps, begin, say)
  // Whoever fails first is told; what still runs is waited for, so that nothing is left behind.
  await Promise.allSettled(begun.values())
  return total
}

async function runInOrder(
  steps: Step[],
  begin: (step: Step) => Promise<Count>,
  say: (line: string) => void,
): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 }
  for (const [index, step] of steps.entries()) {
    say(`\n━━ ${index + 1}/${steps.length} ${step.title}`)
    const began = Date.now()
    const seconds = () => `${((Date.now() - began) / 1_000).toFixed(1)} s`
    const fail = (what: string, failed: number): Count => {
      say(`\n✖ ${step.title}: ${what}. Again: bin/test --only ${step.name}`)
      return { ...total, failed: total.failed + failed }
    }
    // One that fails beside another is told at its own place.
    for (const other of steps) if (other.beside === step.name) begin(other).catch(() => {})
    try {
      const { passed, failed } = await begin(step)
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
